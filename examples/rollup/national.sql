-- 全国汇总：每个省、每个市（单位路径的第二段）、全国各多少风险点，措施落实多少，今年看过多少。
-- A national roll-up: points, measures carried out and points watched this year, of each province and city,
-- and of all. `points` is what `riskctl export --to parquet` gives, of as many repositories as there are.
-- DuckDB 和 Spark 用同一段文字 / the same text for DuckDB and Spark.
with facts_of_points as (
  select
    facts.programme as programme,
    split_part(facts.unit_path, '/', 2) as city,
    follows.level as level,
    facts.measures as measures,
    facts.done as done,
    facts.seen as seen,
    facts.last_seen as last_seen
  from points
  where facts.in_force
)
select
  programme,
  city,
  level,
  count(*) as points,
  sum(measures) as measures,
  sum(done) as done,
  sum(case when seen > 0 then 1 else 0 end) as watched,
  sum(seen) as looks,
  max(last_seen) as last_seen
from facts_of_points
group by grouping sets ((programme, city, level), (programme, level), (level), ())
order by programme nulls first, city nulls first, level nulls first
