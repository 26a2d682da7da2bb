import Maintenance
import Slack

/// What `clusters` says: every cluster, then every RDS instance with its read replicas after it, in two or three short lines
/// each.
struct ClusterReply: Sendable {
    private static let limit = 20

    private let prefix: String
    private let open: [Target: Operation]
    private let restraints: RestraintReply

    /// - Parameter open: operations that are not over, oldest first.
    init(prefix: String, open: [Operation], restraints: [Restraint] = []) {
        self.prefix = prefix
        self.restraints = RestraintReply(restraints, prefix: prefix)
        // What works on a cluster is worth more to know than what is only planned for it.
        self.open = Dictionary(open.map { ($0.target, $0) }) { first, second in first.isActive ? first : second }
    }

    func blocks(_ observations: [Observation], region: String?) -> [Mrkdwn] {
        let place = region ?? observations.first?.target.place.region
        guard !observations.isEmpty else {
            let name = place.map { " in \($0)" } ?? ""
            return ["There is no cluster\(name) that this channel looks after. \(elsewhere)"] + restraints.freeze
        }
        let head: Mrkdwn = "*\(count(observations))\(place.map { " in \($0)" } ?? "")*"
        return [head] + restraints.freeze
            + ReplyWording.cut(Self.grouped(observations), to: Self.limit) { rest in
                "… and \(rest) more. \(.code(prefix + " show CLUSTER")) shows any of them."
            } line: {
                entry($0)
            }
    }

    /// Clusters first, then RDS instances, each followed by those that replicate from it, as far as they are listed.
    private static func grouped(_ observations: [Observation]) -> [Observation] {
        let instances = observations.filter { $0.rdsInstance != nil }
        func replicas(of source: RDSInstance) -> [Observation] {
            instances.filter { $0.rdsInstance?.replicates(from: source) == true }
        }
        let sources = instances.compactMap(\.rdsInstance)
        let heads = instances.filter { seen in
            guard let instance = seen.rdsInstance else { return false }
            return !sources.contains { instance.replicates(from: $0) }
        }
        var listed: [Observation] = []
        // Replicas of replicas follow those; each is listed once, whatever AWS says of who follows whom.
        var waiting = Array(heads.reversed())
        while let next = waiting.popLast() {
            guard let instance = next.rdsInstance, !listed.contains(next) else { continue }
            listed.append(next)
            waiting += replicas(of: instance).reversed()
        }
        return observations.filter { $0.rdsInstance == nil } + listed + instances.filter { !listed.contains($0) }
    }

    /// "3 clusters", "1 cluster and 2 RDS instances".
    private func count(_ observations: [Observation]) -> String {
        let instances = observations.count { $0.rdsInstance != nil }
        let clusters = observations.count - instances
        let words = [
            clusters == 0 && instances > 0 ? nil : clusters == 1 ? "1 cluster" : "\(clusters) clusters",
            instances == 0 ? nil : instances == 1 ? "1 RDS instance" : "\(instances) RDS instances",
        ]
        return words.compactMap { $0 }.joined(separator: " and ")
    }

    private var elsewhere: Mrkdwn { "\(.code(prefix + " clusters --region R")) lists those of another region." }

    private func entry(_ observation: Observation) -> Mrkdwn {
        if let complaint = observation.unreadable {
            return "*\(observation.target.cluster)* cannot be read: \(.foreign(complaint, limit: 300))"
        }
        guard var lines = description(observation) else {
            return "*\(observation.target.cluster)* is not there any more"
        }
        if let lock = restraints.brief(of: observation.target) { lines.append(lock) }
        if let operation = open[observation.target] {
            lines.append("\(.code(operation.id.text)) \(operation.phase.name): \(operation.plan.title)")
        }
        return lines.joined(separator: "\n")
    }

    /// What it is, and what it consists of; `nil` when it is not there.
    private func description(_ observation: Observation) -> [Mrkdwn]? {
        if let seen = observation.rdsInstance {
            let instance = seen.instance
            return [
                "*\(instance.identifier)* · \(instance.engine) \(instance.engineVersion) · \(instance.status)",
                "\(kind(of: seen)) · \(instance.instanceClass) · \(seen.storage.type)",
            ]
        }
        return observation.cluster.map { cluster in
            [
                "*\(cluster.identifier)* · \(cluster.engine) \(cluster.engineVersion) · \(cluster.status)",
                members(observation),
            ]
        }
    }

    private func kind(of seen: RDSInstance) -> String {
        if let source = seen.replicationSource { return "read replica of \(source)" }
        return seen.hasStandby == true ? "RDS instance, Multi-AZ" : "RDS instance"
    }

    private func members(_ observation: Observation) -> Mrkdwn {
        guard !observation.readers.isEmpty || observation.writer != nil else { return "no instances" }
        let writer: Mrkdwn = observation.writer.map { "writer \($0)" } ?? "no writer"
        let readers = observation.readers
        let names = readers.prefix(3).map(\.text).joined(separator: ", ")
        let more = readers.count > 3 ? " and \(readers.count - 3) more" : ""
        let rest: Mrkdwn =
            switch readers.count {
            case 0: "no readers"
            case 1: "reader \(names)"
            default: "readers \(names)\(more)"
            }
        return "\(writer) · \(rest)\n\(classes(observation))"
    }

    private func classes(_ observation: Observation) -> String {
        let members = observation.instances.filter { observation.isMember($0.identifier) }
        let counts = Dictionary(grouping: members, by: \.instanceClass).mapValues(\.count)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { $0.value > 1 ? "\($0.value) × \($0.key)" : $0.key.text }.joined(separator: ", ")
    }
}
