"""How often somebody has written in the last minute, counted in the database: the same on every node."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, models

KEPT = 60  # minutes that a count is kept


class WritingCount(models.Model):
    """How many times somebody wrote in one minute, the last in which they did."""

    who = models.CharField(max_length=64, primary_key=True)
    minute = models.BigIntegerField(db_index=True)  # since 1970
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.who} {self.count}"


_TABLE = WritingCount._meta.db_table
_COUNT = (  # one statement, so that no two requests count as one
    f"INSERT INTO {_TABLE} (who, minute, count) VALUES (%s, %s, 1) ON CONFLICT (who) DO UPDATE SET"  # noqa: S608
    f" count = CASE WHEN {_TABLE}.minute = excluded.minute THEN {_TABLE}.count + 1 ELSE 1 END,"
    " minute = excluded.minute RETURNING count"
)


def writes_this_minute(who: str, now: datetime) -> int:
    """How many times `who` has written in this minute of the clock, this time included.

    Counts that are an hour old are forgotten whenever somebody begins a new minute.
    """
    minute = int(now.timestamp()) // 60
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [who, minute])
        count = int(cursor.fetchone()[0])
    if count == 1:
        WritingCount.objects.filter(minute__lt=minute - KEPT).delete()
    return count
