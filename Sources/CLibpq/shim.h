#pragma once
#include <libpq-fe.h>

// Swift imports no macro that is a character, so the fields of a report have their names here. Those that quote values
// (message, detail, hint, context, internal query) are left out: nothing is to read them.
static const int changeover_pq_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int changeover_pq_sqlstate = PG_DIAG_SQLSTATE;
static const int changeover_pq_position = PG_DIAG_STATEMENT_POSITION;
static const int changeover_pq_schema = PG_DIAG_SCHEMA_NAME;
static const int changeover_pq_table = PG_DIAG_TABLE_NAME;
static const int changeover_pq_column = PG_DIAG_COLUMN_NAME;
static const int changeover_pq_data_type = PG_DIAG_DATATYPE_NAME;
static const int changeover_pq_constraint = PG_DIAG_CONSTRAINT_NAME;
