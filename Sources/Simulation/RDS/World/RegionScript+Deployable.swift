extension RegionScript {
    /// The usual region with `orders` ready for a blue/green deployment: on groups of its own, which replicate
    /// logically, with groups for the next major version and behind a proxy.
    package static var deployable: RegionScript {
        var script = RegionScript.orders
        let replicating = ["rds.logical_replication": "1", "max_replication_slots": "25", "max_wal_senders": "30"]
        script.customParameterGroups = [
            SimulatedParameterGroup("orders-15", .cluster, family: "aurora-postgresql15", values: replicating),
            SimulatedParameterGroup("orders-16", .cluster, family: "aurora-postgresql16", values: replicating),
            SimulatedParameterGroup(
                "orders-members-15", .instance, family: "aurora-postgresql15", values: ["log_statement": "ddl"]),
            SimulatedParameterGroup(
                "orders-members-16", .instance, family: "aurora-postgresql16", values: ["log_statement": "ddl"]),
        ]
        script.clusters[0].parameterGroup = "orders-15"
        for position in script.clusters[0].members.indices {
            script.clusters[0].members[position].parameterGroup = "orders-members-15"
        }
        script.proxies = [ProxyScript("orders-proxy", before: "orders")]
        return script
    }
}
