import Maintenance

/// What AWS asks of an RDS instance before a deployment is made of it.
///
/// Source: RDS user guide, "Limitations and considerations for Amazon RDS blue/green deployments" and "Preparing an RDS DB
/// instance for an Amazon RDS Blue/Green Deployment".
extension InstanceBlueGreen {
    /// - Throws: `Refusal` for an engine that blue/green deployments are not made of ("Region and version availability").
    static func refuseEngine(of seen: RDSInstance) throws(Refusal) {
        guard GreenReplication(engine: seen.instance.engine, changesMajor: false) == nil else { return }
        throw refusal(ofEngine: seen)
    }

    static func refusal(ofEngine seen: RDSInstance) -> Refusal {
        Refusal(
            "\(seen.identifier) runs \(seen.instance.engine): AWS makes blue/green deployments of RDS for PostgreSQL, MySQL and "
                + "MariaDB only. `resize \(seen.identifier) CLASS --in-place` and `failover \(seen.identifier)` do without."
        )
    }

    var findings: [Finding] {
        let advice = wish.instanceClass == nil ? "Ask with `--class CLASS`." : "Ask for another class."
        return (change.isNone ? [] : target.reachable) + target.offers(members.map(\.instanceClass), otherwise: advice)
            + source() + replicas() + prerequisites() + others() + options() + replication() + storageFindings()
            + consequences()
    }

    private var target: TargetVersion {
        TargetVersion(
            engine: seen.instance.engine, current: seen.instance.engineVersion, version: version,
            targets: answers.targets, classes: answers.classes)
    }

    private func source() -> [Finding] {
        var findings: [Finding] = []
        if let source = seen.replicationSource {
            findings.append(
                Finding(
                    .block, "replication-source",
                    "\(name) is a read replica of \(source): AWS describes blue/green of a source alone, which takes its "
                        + "replicas along. Ask for \(source)."))
        }
        if seen.hasManagedPassword {
            findings.append(
                Finding(
                    .block, "managed-password",
                    "The password of \(name) is managed by Secrets Manager, which blue/green does not support."))
        }
        if !(30...3600).contains(wish.timeout) {
            findings.append(
                Finding(
                    .block, "switchover-timeout", "A switchover may take from 30 to 3600 s, not \(wish.timeout)."))
        }
        // DBInstanceIdentifier has at most 63 characters (API reference, CreateDBInstance), and green gets 13 more than blue.
        let long = topology.members.map(\.identifier).filter { $0.text.count > 50 }
        if !long.isEmpty {
            findings.append(
                Finding(
                    .acknowledge, "name-length",
                    "AWS appends 13 characters to the name of what it copies, and takes 63: \(long.listed) may be too long."
                ))
        }
        return findings
    }

    private func replicas() -> [Finding] {
        let check = "read-replicas"
        var findings: [Finding] = []
        func refuse(_ names: [String], _ text: String) {
            guard !names.isEmpty else { return }
            findings.append(Finding(.block, check, "\(names.listed) \(text), which blue/green does not support."))
        }
        refuse(topology.replicasElsewhere, "replicates from \(name) in another Region")
        refuse(seen.clusterReplicas, "is an Aurora cluster that replicates from \(name)")
        refuse(
            topology.replicas.filter { !$0.replicas.isEmpty || !$0.clusterReplicas.isEmpty }.map(\.identifier.text),
            "is a read replica with read replicas of its own")
        if !topology.undescribed.isEmpty {
            findings.append(
                Preflight.notChecked(
                    check, "the read replicas \(topology.undescribed.listed) of \(name)",
                    because: "AWS names them and does not describe them"))
        }
        let unlogged = topology.replicas.filter { $0.hasLogVolume != true }.map(\.identifier)
        if seen.hasLogVolume == true, !unlogged.isEmpty {
            findings.append(
                Finding(
                    .block, "log-volume",
                    "\(name) has a dedicated log volume, and \(unlogged.listed) does not: every read replica needs one too."
                ))
        }
        return findings
    }

    private func prerequisites() -> [Finding] {
        var findings: [Finding] = []
        switch seen.backupRetention {
        case 0?:
            // That it restarts: RDS user guide, "Enabling automated backups".
            findings.append(
                Finding(
                    .block, "backups",
                    "Automated backups of \(name) are off, and blue/green needs them. `aws rds modify-db-instance "
                        + "--db-instance-identifier \(name) --backup-retention-period 1 --apply-immediately` turns them on, and "
                        + "takes \(name) out of service for a moment."))
        case nil:
            findings.append(
                Preflight.notChecked("backups", "whether \(name) has automated backups", because: "AWS does not say"))
        case _?: break
        }
        let unsettled = topology.members.filter { !$0.instance.areParametersInSync }.map(\.identifier)
        if !unsettled.isEmpty {
            let reboots = unsettled.map { "`reboot \($0)`" }.listed
            findings.append(
                Finding(
                    .block, "parameters-in-force",
                    "Parameters of \(unsettled.listed) are not in force, and AWS wants them in sync. \(reboots) first.")
            )
        }
        let restless = topology.replicas.filter { $0.status != "available" || !$0.instance.pendingChanges.isEmpty }
        if !restless.isEmpty {
            let words = restless.map { "\($0.identifier) (\($0.status))" }
            findings.append(
                Finding(
                    .block, "replica-status",
                    "Not at rest, or with changes pending: \(words.listed). Ask again when they are available."))
        }
        return findings
    }

    private func others() -> [Finding] {
        var findings: [Finding] = []
        switch answers.deployments {
        case .unavailable(let reason):
            findings.append(
                Preflight.notChecked("other-deployment", "whether there is a deployment of \(name)", because: reason))
        case .known(let deployments):
            findings += deployments.filter { !$0.isSwitched && $0.status != "DELETING" }.map { other in
                Finding(
                    .block, "other-deployment",
                    "There is a deployment of \(name) already: \(other.name) (\(other.status)). Finish or delete it first."
                )
            }
        }
        switch answers.integrations {
        case .unavailable(let reason):
            findings.append(
                Preflight.notChecked("zero-etl", "whether zero-ETL integrations read \(name)", because: reason))
        case .known(let integrations) where integrations.isEmpty: break
        case .known(let integrations):
            findings.append(
                Finding(
                    .block, "zero-etl",
                    "AWS does not switch over with zero-ETL integrations: \(integrations.map(\.name).listed). Delete them first, "
                        + "and make them anew after the switchover."))
        }
        switch answers.proxies {
        case .unavailable(let reason):
            findings.append(
                Preflight.notChecked("proxies", "which proxies stand before \(name)", because: reason))
        case .known(let proxies):
            // RDS user guide, "Using RDS Proxy with Blue/Green Deployments"; its page of limitations says otherwise in some copies.
            findings += proxies.map { proxy in
                Finding(
                    .acknowledge, "proxies",
                    "The proxy \(proxy.target.proxy) leads to \(name): AWS takes it along where it was registered before green is "
                        + "made, and may refuse the deployment.")
            }
        }
        return findings
    }

    /// Options belong to an engine and a major version (RDS user guide, "Working with option groups").
    private func options() -> [Finding] {
        guard seen.instance.engine != "postgres", change.isMajor else { return [] }
        let check = "option-group"
        guard change.isMadeOnGreen else {
            return [Finding(.info, check, "\(name) has AWS's own option group, and gets that of \(version).")]
        }
        let own = seen.optionGroup ?? ""
        guard let wanted = wish.optionGroup else {
            let major = version.split(separator: ".").prefix(2).joined(separator: "-")
            return [
                Finding(
                    .block, check,
                    "\(name) has the option group \(own), which is of its version alone. Make one for \(version) and name it "
                        + "(`--option-group G`); `--option-group default:\(seen.instance.engine)-\(major)` leaves its options behind."
                )
            ]
        }
        return [
            Finding(
                .acknowledge, check,
                "\(name) has the option group \(own), with which AWS makes no green of another major version: green is made on "
                    + "\(seen.instance.engineVersion) and upgraded there, with \(wanted). Whether \(wanted) is there and has the "
                    + "same options is not checked here.")
        ]
    }
}
