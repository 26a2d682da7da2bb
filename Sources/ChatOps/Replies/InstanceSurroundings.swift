import Maintenance
import Slack

/// What `show` says of what stands around an RDS instance: source and replicas, standby, groups, deployments, windows.
struct InstanceSurroundings: Sendable {
    private static let limit = 20

    private let observation: Observation
    private let seen: RDSInstance
    private let topology: InstanceTopology

    init(_ observation: Observation, _ seen: RDSInstance) {
        self.observation = observation
        self.seen = seen
        topology = observation.topology(of: seen).value ?? InstanceTopology(of: seen)
    }

    /// Its read replicas, a line each.
    func members() -> [Mrkdwn] {
        let here = ReplyWording.cut(topology.replicas, to: Self.limit) {
            "… and \($0) more replicas"
        } line: { replica in
            let line = DetailFrame.line(
                replica.instance, as: "read replica", tier: nil, pending: replica.instance.pendingChanges)
            let lag = lag(of: replica.identifier).map { " · \($0)" as Mrkdwn } ?? ""
            return "\(line)\(lag)"
        }
        let undescribed = topology.undescribed.map { "*\($0)* read replica · AWS does not describe it" as Mrkdwn }
        return here + undescribed
    }

    /// "18 ms behind at 14:10 UTC"; `nil` where nobody asked.
    private func lag(of replica: InstanceID) -> Mrkdwn? {
        switch observation.lag(ofReplica: replica) {
        case nil: nil
        case .known(let lag)?: lag.map { "\($0.value.words) behind \($0.time)" } ?? "no recent value of its lag"
        case .unavailable(let reason)?: "lag not read (\(.foreign(reason.withoutStop, limit: 200)))"
        }
    }

    func facts() -> [Mrkdwn] {
        [source(), elsewhere(), standby(), groups(), deployments(), maintenance(), attached(), windows()].flatMap(
            \.self)
    }

    private func source() -> [Mrkdwn] {
        guard let source = seen.replicationSource else { return [] }
        let lag = lag(of: seen.identifier).map { ", \($0)" as Mrkdwn } ?? ""
        return ["replicates from \(source)\(lag)"]
    }

    private func elsewhere() -> [Mrkdwn] {
        [
            topology.replicasElsewhere.isEmpty
                ? nil : "read replicas in other Regions: \(topology.replicasElsewhere.listed)",
            seen.clusterReplicas.isEmpty
                ? nil : "Aurora clusters that replicate from it: \(seen.clusterReplicas.listed)",
        ].compactMap { $0 }
    }

    private func standby() -> [Mrkdwn] {
        switch seen.hasStandby {
        case true?: ["standby in \(seen.secondaryZone ?? "a zone that AWS does not name")"]
        case false?: ["no standby (Single-AZ)"]
        case nil: []
        }
    }

    private func groups() -> [Mrkdwn] {
        seen.instance.parameterGroups.map { "parameter group \($0.name) (\($0.applyStatus))" }
            + (seen.optionGroup.map { name in
                ["option group \(name)\(seen.optionGroupStatus.map { " (\($0))" } ?? "")"]
            } ?? [])
    }

    private func deployments() -> [Mrkdwn] {
        switch observation.deployments {
        case nil: []
        case .unavailable(let reason):
            ["blue/green deployments: not read (\(.foreign(reason.withoutStop, limit: 200)))"]
        case .known(let all):
            all.filter(isMember).map { deployment in
                let details = deployment.details.map { ": \(Mrkdwn.foreign($0, limit: 300))" as Mrkdwn } ?? ""
                return "\(role(in: deployment)) blue/green deployment \(deployment.name) \(deployment.status)\(details)"
            }
        }
    }

    private func isMember(of deployment: Deployment) -> Bool {
        let arn = seen.instance.arn
        return deployment.source == arn || deployment.target == arn
            || deployment.counterparts.contains { $0.key == arn || $0.value == arn }
    }

    /// Green is nothing to work with: whoever writes to it loses that or breaks the replication.
    private func role(in deployment: Deployment) -> String {
        let arn = seen.instance.arn
        return deployment.target == arn || deployment.counterparts.values.contains(arn)
            ? "green, not for clients, of the" : "blue of the"
    }

    private func maintenance() -> [Mrkdwn] {
        switch observation.pendingMaintenance {
        case nil: []
        case .unavailable(let reason)?: ["pending maintenance: not read (\(.foreign(reason.withoutStop, limit: 200)))"]
        case .known(let all)?:
            all.filter { $0.arn == seen.instance.arn }.map { pending in
                let dates = pending.dates.map { " (\($0))" } ?? ""
                return pending.unreadable.map { "pending maintenance: \(Mrkdwn.foreign($0, limit: 200))" }
                    ?? "pending maintenance: \(pending.action)\(dates)"
            }
        }
    }

    private func attached() -> [Mrkdwn] {
        let roles = seen.roles.map { role in
            let name = role.arn.split(separator: "/").last.map(String.init) ?? role.arn
            return "\(name) for \(role.feature)\(role.status.map { " (\($0))" } ?? "")"
        }
        return [
            roles.isEmpty ? nil : "IAM roles: \(roles.listed)",
            seen.licence.map { "licence \($0)" },
            seen.hasManagedPassword ? "its password is managed by Secrets Manager" : nil,
            seen.activityStream.map { "database activity stream \($0)" },
        ].compactMap { $0 }
    }

    private func windows() -> [Mrkdwn] {
        let retention = seen.backupRetention.map { $0 == 0 ? "no automated backups" : "backups kept for \($0) d" }
        let facts = [
            seen.instance.maintenanceWindow.map { "maintenance \($0)" }, seen.backupWindow.map { "backup \($0)" },
            retention,
        ].compactMap { $0 }
        return facts.isEmpty ? [] : ["windows: \(facts.joined(separator: ", "))"]
    }
}
