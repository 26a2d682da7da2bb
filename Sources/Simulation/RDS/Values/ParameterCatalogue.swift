/// A small part of the parameters that AWS has for each family: those that upgrades turn on, and enough to page.
package enum ParameterCatalogue {
    /// The parameters of a family, in the order of their names; none for a family that is not known.
    package static func definitions(
        of family: String, _ scope: SimulatedParameterGroup.Scope
    ) -> [ParameterDefinition] {
        let known: [ParameterDefinition]
        if family.contains("postgres") {
            known =
                postgreSQL(major: Int(family.suffix(while: \.isNumber)) ?? 0)
                + (family.hasPrefix("aurora") ? [] : [ofReplicas("default_transaction_read_only", nil)])
        } else if family.contains("mysql") || family.contains("mariadb") {
            known = mySQL + (family.hasPrefix("aurora") ? [] : [ofReplicas("read_only", "{TrueIfReplica}")])
        } else {
            known = []
        }
        // Without clusters every parameter belongs to the instance.
        let found = family.hasPrefix("aurora") ? known.filter { $0.scopes.contains(scope) } : known
        return found.sorted { $0.name < $1.name }
    }

    /// What keeps a former production of a switchover from taking writes until it restarts with `0`.
    private static func ofReplicas(_ name: String, _ value: String?) -> ParameterDefinition {
        .both(name, .string, nil, default: value)
    }

    private static func postgreSQL(major: Int) -> [ParameterDefinition] {
        var all: [ParameterDefinition] = [
            .cluster("rds.logical_replication", .boolean, "0,1", default: "0"),
            .cluster("rds.logically_replicate_unlogged_tables", .boolean, "0,1", default: "0"),
            .cluster("max_replication_slots", .integer, "5-262143", default: "20"),
            .cluster("max_wal_senders", .integer, "5-262143", default: "20"),
            .cluster("max_logical_replication_workers", .integer, "0-262143", default: "4"),
            .cluster("max_worker_processes", .integer, "0-262143", default: "GREATEST({DBInstanceVCPU*2},8)"),
            .cluster("autovacuum_max_workers", .integer, "1-262143", default: "3"),
            .cluster("shared_preload_libraries", .list, nil, default: "pg_stat_statements"),
            .cluster("synchronous_commit", .string, "local,on,off", default: "on", isStatic: false),
            .cluster("rds.force_ssl", .boolean, "0,1", default: major >= 17 ? "1" : "0", isStatic: false),
            .cluster("timezone", .string, nil, default: "UTC", isStatic: false),
            .cluster("wal_sender_timeout", .integer, "0-3600000", default: "30000", isStatic: false),
            .cluster("password_encryption", .string, "md5,scram-sha-256", isStatic: false),
            .both("autovacuum", .boolean, "0,1", default: "1"),
            .both("deadlock_timeout", .integer, "1-2147483647", default: "1000"),
            .both("idle_in_transaction_session_timeout", .integer, "0-2147483647", default: "86400000"),
            .both("log_min_duration_statement", .integer, "-1-2147483647"),
            .both("log_statement", .string, "none,ddl,mod,all"),
            .both("maintenance_work_mem", .integer, "1024-2147483647"),
            .both("max_connections", .integer, "6-262143", default: "LEAST({DBInstanceClassMemory/9531392},5000)")
                .static,
            .both("pg_stat_statements.track", .string, "none,top,all", default: "top"),
            .both("random_page_cost", .float, "0-1.79769e+308"),
            .both("shared_buffers", .integer, "16-1073741823", default: "SUM({DBInstanceClassMemory/12038},-50003)")
                .static,
            .both("statement_timeout", .integer, "0-2147483647"),
            .both("work_mem", .integer, "64-2147483647"),
            .both("server_encoding", .string, nil, default: "UTF8").unmodifiable,
        ]
        // Gone in PostgreSQL 16 and 17 according to their release notes.
        if major < 16 { all.append(.both("vacuum_defer_cleanup_age", .integer, "0-1000000")) }
        if major < 17 { all.append(.both("old_snapshot_threshold", .integer, "-1-86400").static) }
        return all
    }

    private static let mySQL: [ParameterDefinition] = [
        .cluster("binlog_format", .string, "ROW,STATEMENT,MIXED,OFF", default: "OFF"),
        .cluster("binlog_row_image", .string, "full,minimal,noblob", isStatic: false),
        .cluster("character_set_server", .string, "latin1,utf8,utf8mb3,utf8mb4", isStatic: false),
        .cluster("enforce_gtid_consistency", .string, "OFF,ON,WARN"),
        .cluster("event_scheduler", .string, "ON,OFF", default: "ON", isStatic: false),
        .cluster("gtid-mode", .string, "OFF,OFF_PERMISSIVE,ON_PERMISSIVE,ON", default: "OFF_PERMISSIVE"),
        .cluster("lower_case_table_names", .boolean, "0,1", default: "0"),
        .cluster("require_secure_transport", .string, "ON,OFF", default: "OFF", isStatic: false),
        .cluster("time_zone", .string, nil, default: "UTC", isStatic: false),
        .both("general_log", .boolean, "0,1", default: "0"),
        .both("innodb_lock_wait_timeout", .integer, "1-1073741824"),
        .both("innodb_print_all_deadlocks", .boolean, "0,1"),
        .both("interactive_timeout", .integer, "1-31536000"),
        .both("long_query_time", .float, "0-31536000"),
        .both("max_allowed_packet", .integer, "1024-1073741824"),
        .both(
            "max_connections", .integer, "1-16000",
            default: "GREATEST({log(DBInstanceClassMemory/805306368)*45},{log(DBInstanceClassMemory/8187281408)*1000})"
        ),
        .both("performance_schema", .boolean, "0,1", default: "0").static,
        .both("slow_query_log", .boolean, "0,1"),
        .both("sql_mode", .list, nil),
        .both("table_open_cache", .integer, "1-524288"),
        .both("version", .string, nil).unmodifiable,
        .both("wait_timeout", .integer, "1-31536000"),
    ]
}

extension ParameterDefinition {
    fileprivate static func cluster(
        _ name: String, _ type: DataType, _ allowed: String?, default engineDefault: String? = nil,
        isStatic: Bool = true
    ) -> ParameterDefinition {
        ParameterDefinition(
            name: name, dataType: type, isStatic: isStatic, allowedValues: allowed, engineDefault: engineDefault,
            scopes: [.cluster])
    }

    fileprivate static func both(
        _ name: String, _ type: DataType, _ allowed: String?, default engineDefault: String? = nil
    ) -> ParameterDefinition {
        ParameterDefinition(
            name: name, dataType: type, isStatic: false, allowedValues: allowed, engineDefault: engineDefault,
            scopes: [.cluster, .instance])
    }

    fileprivate var `static`: ParameterDefinition {
        var definition = self
        definition.isStatic = true
        return definition
    }

    fileprivate var unmodifiable: ParameterDefinition {
        var definition = self
        definition.isModifiable = false
        return definition
    }
}

extension String {
    fileprivate func suffix(while isWanted: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isWanted(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
