# riskctl for CI and servers, as nobody in particular:
#   make wheel && docker build -t riskctl .
#   docker run --rm -v "$PWD:/registry" riskctl check
FROM python:3.12-slim AS build
COPY dist/riskctl-*.whl requirements/run.lock /in/
RUN python -m venv /opt/riskctl \
    && /opt/riskctl/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r /in/run.lock \
    && /opt/riskctl/bin/pip install --no-cache-dir --no-index --no-deps /in/riskctl-*.whl \
    && /opt/riskctl/bin/pip uninstall --yes pip

FROM python:3.12-slim
# What changed is read with git; the one folder that is mounted belongs to somebody else.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /registry \
    && useradd --uid 10001 --no-create-home riskctl
COPY --from=build /opt/riskctl /opt/riskctl
ENV PATH=/opt/riskctl/bin:$PATH LANG=C.UTF-8
USER 10001
WORKDIR /registry
ENTRYPOINT ["riskctl"]
CMD ["check"]
