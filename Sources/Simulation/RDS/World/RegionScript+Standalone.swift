extension RegionScript {
    /// The usual region with instances that belong to no cluster: `catalog`, PostgreSQL 15 with a standby and
    /// two read replicas, and `blog`, MySQL with neither.
    package static var standalone: RegionScript {
        var script = RegionScript.orders
        script.engineVersions = script.engineVersions.filter { $0.engine != "postgres" } + standaloneVersions
        var catalog = InstanceScript("catalog", volume: StorageVolume("gp3", gibibytes: 500))
        catalog.isMultiAZ = true
        catalog.parameterGroup = "catalog-15"
        catalog.hasDeletionProtection = true
        catalog.tags = [SimulatedTag("team", "shop")]
        let replicas = [("catalog-replica-1", "us-east-1b"), ("catalog-replica-2", "us-east-1c")].map { name, zone in
            InstanceScript.replica(name, of: catalog, zone: zone)
        }
        var blog = InstanceScript(
            "blog", engine: "mysql", engineVersion: "8.0.40", class: "db.r6g.large",
            volume: StorageVolume("gp3", gibibytes: 200))
        blog.zone = "us-east-1b"
        script.instances = [catalog, blog] + replicas
        let replicating = [
            "rds.logical_replication": "1", "max_replication_slots": "25", "max_wal_senders": "30",
            "max_logical_replication_workers": "10", "max_worker_processes": "20",
        ]
        script.customParameterGroups = [
            SimulatedParameterGroup("catalog-15", .instance, family: "postgres15", values: replicating),
            SimulatedParameterGroup("catalog-16", .instance, family: "postgres16", values: replicating),
        ]
        script.singleZoneClasses = ["db.t4g.medium"]
        return script
    }

    private static var standaloneVersions: [EngineVersion] {
        [
            EngineVersion(
                engine: "postgres", version: "15.8", family: "postgres15",
                upgradeTargets: [.init("15.10"), .init("16.6", isMajor: true)]),
            EngineVersion(
                engine: "postgres", version: "15.10", family: "postgres15",
                upgradeTargets: [.init("16.6", isMajor: true)]),
            EngineVersion(engine: "postgres", version: "16.6", family: "postgres16"),
            EngineVersion(
                engine: "mysql", version: "8.0.40", family: "mysql8.0",
                upgradeTargets: [.init("8.0.42"), .init("8.4.5", isMajor: true)]),
            EngineVersion(
                engine: "mysql", version: "8.0.42", family: "mysql8.0", upgradeTargets: [.init("8.4.5", isMajor: true)]),
            EngineVersion(engine: "mysql", version: "8.4.5", family: "mysql8.4"),
            EngineVersion(
                engine: "mariadb", version: "10.11.9", family: "mariadb10.11",
                upgradeTargets: [.init("10.11.11"), .init("11.4.5", isMajor: true)]),
            EngineVersion(
                engine: "mariadb", version: "10.11.11", family: "mariadb10.11",
                upgradeTargets: [.init("11.4.5", isMajor: true)]),
            EngineVersion(engine: "mariadb", version: "11.4.5", family: "mariadb11.4"),
        ]
    }
}
