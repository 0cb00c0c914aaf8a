"""全国汇总用 Spark 算，一行一个 JSON / the national roll-up by Spark, a row a line of JSON.

    spark-submit spark.py 甘肃.parquet 青海.parquet 宁夏.parquet
"""

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession

QUERY = Path(__file__).with_name("national.sql")


def main(files: list[str]) -> None:
    """Print the answer to the query over the files."""
    spark = SparkSession.builder.appName("riskctl roll-up").getOrCreate()
    spark.read.parquet(*files).createOrReplaceTempView("points")
    for row in spark.sql(QUERY.read_text("utf-8")).collect():
        print(json.dumps(row.asDict(), ensure_ascii=False, default=str))
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
