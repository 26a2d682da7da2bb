import Maintenance

/// Is this a kind of cluster that we know how to work on?
extension Preflight {
    func engine() -> [Finding] {
        guard !cluster.isAurora else { return [] }
        // RDS user guide, "Limitations and considerations for Amazon RDS blue/green deployments": Multi-AZ DB clusters.
        if scope.isCopied, ["mysql", "postgres"].contains(cluster.engine) {
            return [
                Finding(
                    .block, "engine",
                    "\(name) is a Multi-AZ DB cluster (\(cluster.engine)): AWS makes no blue/green deployments of those, and "
                        + "upgrades of them are not made here. `storage \(name) gp3` is what can be changed.")
            ]
        }
        return [
            Finding(
                .block, "engine",
                "\(name) runs \(cluster.engine). Only Aurora MySQL and Aurora PostgreSQL clusters are worked on here.")
        ]
    }

    func engineMode() -> [Finding] {
        switch cluster.engineMode {
        case nil, "provisioned", "global", "parallelquery":
            return []
        case "serverless":
            return [
                Finding(
                    .block, "engine-mode",
                    "\(name) is Aurora Serverless v1, which has capacity units and no instances. "
                        + "Provisioned clusters are accepted.")
            ]
        case let mode?:
            return [
                Finding(
                    .acknowledge, "engine-mode",
                    "\(name) has the engine mode \(mode), which is not known here: nothing of it was checked.")
            ]
        }
    }

    func limitless() -> [Finding] {
        guard cluster.isLimitless else { return [] }
        return [
            Finding(
                .block, "limitless",
                "\(name) is an Aurora Limitless database: its shards are managed by AWS. "
                    + "Provisioned clusters are accepted.")
        ]
    }

    /// Members of class `db.serverless` scale by themselves; there is no class to change.
    func serverlessMembers() -> [Finding] {
        let check = "serverless-members"
        if scope.instanceClass == "db.serverless" {
            return [
                Finding(
                    .block, check,
                    "db.serverless is no class to resize to: capacity units have to be set first. "
                        + "Provisioned classes are accepted\(membership.writer.instance.map { ", such as \($0.instanceClass)" } ?? "")."
                )
            ]
        }
        let serverless = membership.entries.filter(\.isServerless)
        guard !serverless.isEmpty else { return [] }
        if let writer = membership.writer.instance, writer.isServerless, !scope.leftOut.contains(writer.identifier) {
            return [
                Finding(
                    .block, check,
                    "The writer \(writer.identifier) is db.serverless: its size is a range of capacity units, set on the "
                        + "cluster. `--exclude \(writer.identifier)` changes the other members.")
            ]
        }
        return [Finding(.info, check, "Left alone as db.serverless: \(serverless.map(\.identifier).listed).")]
    }

    /// FailoverDBCluster works within one cluster; a secondary of a Global Database has no writer to move (Aurora user
    /// guide, "Using switchover or failover in Amazon Aurora Global Database").
    func globalDatabase() -> [Finding] {
        let check = "global-database"
        switch basis.globalRole {
        case .known(nil):
            return []
        case .known(let role?) where role.isPrimary:
            // Of a copy the checks of upgrades tell.
            guard !scope.isCopied else { return [] }
            let others = role.others.isEmpty ? "" : " (\(role.others.count) more)"
            return [
                Finding(
                    .acknowledge, check,
                    "\(name) is the primary of the Global Database \(role.globalCluster): the role moves inside it only, "
                        + "and nothing is asked of its secondary regions\(others).")
            ]
        case .known(let role?):
            return [
                Finding(
                    .block, check,
                    "\(name) is a secondary of the Global Database \(role.globalCluster): it has no writer to fail over. "
                        + "Ask for the primary cluster.")
            ]
        case .unavailable(let reason):
            let known = cluster.globalCluster.map { " (AWS names \($0))" } ?? ""
            return [
                Preflight.notChecked(
                    check, "whether \(name) is part of a Global Database\(known), and which", because: reason)
            ]
        }
    }

    /// What a Global Database replicates its check tells.
    func replicationSource() -> [Finding] {
        if case .known(let role?) = basis.globalRole, !role.isPrimary { return [] }
        return replication()
    }
}

extension DatabaseChecks {
    /// "Replication begins when the primary instance of the read replica DB cluster becomes available" (Aurora user guide,
    /// "Creating a cross-Region read replica DB cluster for Aurora MySQL"): it is the writer's work.
    func replication() -> [Finding] {
        guard let source else { return [] }
        return [
            Finding(
                .acknowledge, "replication-source",
                "\(name) replicates from \(source) by its writer: it falls behind while that is not available, as during "
                    + "each failover and restart of it.")
        ]
    }

    /// That records may be lost, and that RDS tells by events from when to when, in both modes: Aurora user guide, "Overview of
    /// database activity streams", asynchronous and synchronous mode.
    func activityStream() -> [Finding] {
        guard let stream, stream != "stopped" else { return [] }
        return [
            Finding(
                .acknowledge, "activity-stream",
                "The database activity stream of \(name) is \(stream): should records of it be lost meanwhile, AWS tells "
                    + "from when to when by its events.")
        ]
    }

    /// The next run of code that describes the database turns back what is not changed there too.
    ///
    /// - Parameter setting: "the class to db.r6g.xlarge"; `nil` where nothing that such code says changes.
    func infrastructureCode(_ setting: String?) -> [Finding] {
        let tools = Set(tags.compactMap(\.infrastructureTool)).sorted()
        guard let setting, !tools.isEmpty else { return [] }
        return [
            Finding(
                .acknowledge, "infrastructure-code",
                "\(name) is described by \(tools.listed): set \(setting) there too, or this is seen as drift and the next run "
                    + "turns it back.")
        ]
    }
}

extension Tag {
    /// Tools by the word that tags have of them. CloudFormation tags what it makes (CloudFormation user guide, "Resource
    /// tags"); Terraform and Pulumi do not by themselves, and whoever uses them commonly says so in a tag.
    private static let tools = [
        ("terraform", "Terraform"), ("opentofu", "OpenTofu"), ("pulumi", "Pulumi"),
        ("cloudformation", "CloudFormation"),
        ("crossplane", "Crossplane"),
    ]
    /// Keys under which the tool stands as the value.
    private static let keys = [
        "managedby", "createdby", "provisionedby", "provisioner", "deployedby", "iac", "iactool", "tool",
    ]

    fileprivate var infrastructureTool: String? {
        if key == "aws:cloudformation:stack-name" { return "CloudFormation (\(value))" }
        // What else CloudFormation tags says nothing more.
        guard !key.hasPrefix("aws:") else { return nil }
        let word = key.lowercased().filter { $0.isLetter }
        let isAnswered = !["", "false", "no", "0"].contains(value.lowercased())
        if Self.keys.contains(word) {
            return Self.tools.first { value.lowercased().contains($0.0) }?.1
        }
        return isAnswered ? Self.tools.first { word.hasPrefix($0.0) }?.1 : nil
    }
}
