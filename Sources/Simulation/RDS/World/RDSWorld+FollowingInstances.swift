/// How green follows an instance, and what it and the former production may write.
///
/// Sources: RDS user guide, "Overview of Amazon RDS Blue/Green Deployments", replication, and "Switching a blue/green deployment
/// in Amazon RDS", its metrics and what to do after it.
extension RDSWorld {
    /// The deployment whose green primary, not switched over to, has the name.
    private func deployment(ofGreen name: String) -> Int? {
        deployments.firstIndex { $0.plan != nil && $0.green == name && $0.shown.status != .switchoverCompleted }
    }

    func isFollowing(_ name: String) -> Bool { deployment(ofGreen: name) != nil }

    func isFollowingPhysically(_ name: String) -> Bool {
        deployment(ofGreen: name).map { deployments[$0].plan?.replication == .physical } ?? false
    }

    /// How far green is behind, while it follows.
    func lag(of deployment: DeploymentState) -> Duration? {
        guard let since = deployment.followsSince, deployment.shown.status != .switchoverCompleted,
            let green = instanceIndex(deployment.green)
        else { return nil }
        let isObstructed = [deployment.blue, deployment.green].compactMap(instanceIndex)
            .contains { instances[$0].plain.obstacle == .replicaLag }
        let left = tempo.scaled(Self.backlog) - (now - since)
        return max(left, instances[green].replicaLag, isObstructed ? Self.scriptedLag : .zero)
    }

    /// ReplicaLag of green's primary, which logical replication does not have.
    func greenLag(of name: String) -> Duration? {
        guard let index = deployment(ofGreen: name), deployments[index].plan?.replication != .logical else {
            return nil
        }
        return lag(of: deployments[index])
    }

    /// OldestReplicationSlotLag of a PostgreSQL primary: of green's slot with logical replication, or of somebody else's.
    func slotLag(ofPlain name: String) -> Int64? {
        for deployment in deployments where deployment.plan?.replication == .logical && deployment.blue == name {
            guard let lag = lag(of: deployment) else { continue }
            return Self.idleBytes + lag.wholeMilliseconds * Self.bytesPerSecond / 1000
        }
        guard let index = instanceIndex(name), instances[index].shown.engine == "postgres",
            instances[index].plain.obstacle == .externalReplication
        else { return nil }
        return Self.idleBytes
    }

    /// What logical replication does not carry degrades it, and nothing mends it (RDS user guide, "Limitations for blue/green
    /// deployments", logical replication).
    mutating func changeSchema(of name: String) {
        for index in deployments.indices
        where deployments[index].plan?.replication == .logical && deployments[index].blue == name
            && [.provisioning, .available].contains(deployments[index].shown.status)
        {
            deployments[index].plan?.isDegraded = true
            if deployments[index].shown.status == .available {
                deployments[index].shown.statusDetails = SwitchoverObstacle.degradedReplication.sentence
            }
        }
    }

    /// A green that somebody promotes makes its deployment invalid.
    mutating func breakDeployment(ofGreen name: String) {
        guard let index = deployment(ofGreen: name) else { return }
        deployments[index].setStatus(.invalidConfiguration, details: "\(name) has been promoted.")
        deployments[index].followsSince = nil
        if let green = instanceIndex(name) { instances[green].plain.protection = nil }
    }

    mutating func protectInstance(
        _ name: String, _ reason: WriteProtection.Reason, by deployment: DeploymentState
    ) {
        guard let index = instanceIndex(name) else { return }
        instances[index].plain.protection = WriteProtection(deployment: deployment.shown.identifier, reason: reason)
    }

    /// A former production takes writes again when it restarts with the parameter that keeps it read-only set to 0.
    mutating func liftPlainProtection(restarting index: Int) {
        guard instances[index].plain.protection?.reason == .formerProduction else { return }
        let shown = instances[index].shown
        let values = parameterGroup(shown.parameterGroup, .instance)?.values ?? [:]
        let value = values[shown.engine == "postgres" ? "default_transaction_read_only" : "read_only"]
        guard value == "0" || value == "off" else { return }
        lift(index, .restarted(shown.identifier), effect: instances[index].work?.effect)
    }

    private mutating func lift(_ index: Int, _ cause: LiftedProtection.Cause, effect: Int?) {
        if instances[index].plain.protection?.reason == .formerProduction {
            liftedProtections.append(
                LiftedProtection(
                    at: now, cluster: instances[index].shown.identifier, cause: cause,
                    effect: effect.map { effects[$0] }))
        }
        instances[index].plain.protection = nil
    }
}

/// The end of a deployment of an instance.
///
/// Source: RDS user guide, "Deleting a blue/green deployment in Amazon RDS". That the protection of the former production goes
/// with the deployment is written of Aurora; instances are treated alike here.
extension RDSWorld {
    func checkGreenDeletion(of state: DeploymentState) throws(RDSFault) {
        for index in state.names.compactMap({ instanceIndex($0.green) }) {
            let shown = instances[index].shown
            guard !shown.hasDeletionProtection else {
                throw .combination("The green instance \(shown.identifier) is protected against deletion.")
            }
            guard instances[index].work == nil else {
                throw .deploymentState("DB instance \(shown.identifier) is not in available state but \(shown.status).")
            }
        }
    }

    /// Holds the green instances for their deletion with the deployment.
    mutating func holdGreen(of state: DeploymentState, effect: Int) {
        for index in state.names.compactMap({ instanceIndex($0.green) }) {
            _ = startWork(.deletion, on: index, effect: effect)
        }
    }

    mutating func beginDeletion(ofInstances index: Int, deletesTarget: Bool) {
        deployments[index].shown.status = .deleting
        deployments[index].shown.deletedAt = now
        if deletesTarget {
            for member in deployments[index].names.compactMap({ instanceIndex($0.green) }) {
                setStatus("deleting", of: member)
            }
        }
        let delay = wait(deletesTarget ? .deletion : .deploymentDeletion)
        then(.remove(deletesTarget: deletesTarget), to: index, after: delay)
    }

    mutating func removeInstanceDeployment(_ index: Int, deletesTarget: Bool) {
        let removed = deployments.remove(at: index)
        if deletesTarget {
            // The primary last, so that only replicas that somebody else added stand alone afterwards.
            for name in removed.names.map(\.green).reversed() {
                guard let member = instanceIndex(name) else { continue }
                let gone = instances.remove(at: member).shown
                log(.instanceDeleted, .instance, gone.identifier)
                leave(gone)
            }
        }
        for member in instances.indices
        where instances[member].plain.protection?.deployment == removed.shown.identifier {
            let isGreen = instances[member].plain.protection?.reason == .following
            lift(member, .deploymentDeleted, effect: removed.effect)
            if isGreen, removed.plan?.replication == .binlog { goOnReplicating(member, from: removed.blue) }
        }
        log(.deploymentDeleted, .deployment, removed.shown.identifier)
        complete(removed.effect)
    }

    /// Green of MySQL and MariaDB goes on following blue; that of PostgreSQL stands alone.
    private mutating func goOnReplicating(_ green: Int, from blue: String) {
        guard let source = instanceIndex(blue) else { return }
        let name = instances[green].shown.identifier
        instances[green].shown.replicaSource = blue
        instances[source].shown.replicas = (instances[source].shown.replicas + [name]).sorted()
    }
}
