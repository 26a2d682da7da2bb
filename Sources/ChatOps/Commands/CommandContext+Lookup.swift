import Engine
import Maintenance
import Runbooks
import Slack

/// What the words of a command stand for, or what to say when they stand for nothing.
enum Lookup<Found: Sendable>: Sendable {
    case found(Found)
    case nothing([Mrkdwn])
}

extension CommandContext {
    /// The one operation of this channel whose id begins so.
    func find(_ beginning: String) async throws(JournalError) -> Lookup<Operation> {
        let parked = try await parkedOperations().filter { $0.id.text.hasPrefix(beginning) }
        let reply = ParkedReply(prefix: prefix, lifecycles: ports.lifecycles.map(\.name))
        let unreadable = parked.isEmpty ? [] : reply.blocks(parked)
        guard !parked.contains(where: { $0.id.text == beginning }) else { return .nothing(unreadable) }
        let all: [Operation]
        do {
            all = try await ports.control.operations(beginning: beginning, admission)
        } catch {
            guard error.code == .unreadable, !parked.isEmpty else { throw error }
            return .nothing(unreadable)
        }
        let covered = all.filter { channel.covers($0.target.cluster) }
        if let exact = covered.first(where: { $0.id.text == beginning }) { return .found(exact) }
        if let only = covered.first, covered.count == 1, parked.isEmpty { return .found(only) }
        if covered.isEmpty, parked.isEmpty {
            if let other = all.first { return .nothing([elsewhere(other.target.cluster, "\(other.id) works on")]) }
            return .nothing([try await unknownOperation(beginning)])
        }
        let lines = covered.map { "\(.code($0.id.text)) \($0.plan.title) · \($0.phase.name)" as Mrkdwn }
        return .nothing(
            ["Several operations begin with “\(beginning)”. Which one?", lines.joined(separator: "\n")] + unreadable)
    }

    /// Open operations of this channel.
    func standings() async -> [Standing] {
        await ports.control.standings(admission).filter { channel.covers($0.operation.target.cluster) }
    }

    /// Open operations of this channel that cannot be read.
    func parkedOperations() async throws(JournalError) -> [ParkedOperation] {
        try await ports.control.parkedOperations(admission).filter { channel.covers($0.target.cluster) }
    }

    private func unknownOperation(_ beginning: String) async throws(JournalError) -> Mrkdwn {
        let recent = try await ports.control.recentOperations(limit: 50, admission).filter {
            channel.covers($0.target.cluster)
        }
        let hint = suggestion(for: beginning, among: recent.map(\.id.text))
        return "I don't know an operation “\(beginning)”.\(hint) \(typed("operations")) lists them."
    }

    /// Why a cluster is not for this channel, and which channel it is for.
    func elsewhere(_ cluster: ClusterID, _ subject: String = "This is about") -> Mrkdwn {
        let channels = ports.routing.channels.filter { $0.role == .operations && $0.covers(cluster) }
        let names = channels.map { Mrkdwn.channel(ChannelID($0.id)) }.joined(separator: ", ")
        let place: Mrkdwn = channels.isEmpty ? "no channel here looks after it." : "please ask in \(names)."
        return "\(subject) \(cluster), which this channel does not look after: \(place)"
    }

    /// What to say about AWS not being readable.
    func unreadable(_ error: FleetError) -> Mrkdwn {
        error.passes
            ? "AWS could not be read just now: \(sentence(error.message))\nNothing was done. Please try again in a minute."
            : "AWS could not be read: \(sentence(error.message))\nNothing was done. Somebody has to put that right first."
    }

    /// Why nothing can be done in a region; `nil` when it may be used, and when nobody can tell: AWS then answers itself.
    func unknownRegion(_ name: String) async -> Mrkdwn? {
        guard let regions = try? await ports.control.regions(admission), !regions.enabled.contains(name) else {
            return nil
        }
        guard !regions.others.contains(name) else {
            return "The region \(name) is not enabled for this AWS account. Somebody has to enable it there first."
        }
        return "I don't know a region “\(name)”.\(suggestion(for: name, among: regions.enabled))"
    }

    /// A suggestion when there is no such cluster; `nil` when there is, or when AWS cannot be asked.
    func unknownCluster(_ cluster: ClusterID, region: String?) async -> Mrkdwn? {
        do {
            return unknownCluster(cluster, among: try await ports.control.databases(region: region, admission))
        } catch {
            return nil
        }
    }

    /// The same of what maintenance was refused on; `nil` also for a member of a cluster, of which the refusal tells.
    func unknownSubject(_ cluster: ClusterID, region: String?) async -> Mrkdwn? {
        guard let all = try? await ports.control.databases(region: region, admission) else { return nil }
        let name = InstanceID(cluster.text)
        return all.contains { $0[name] != nil || $0.isMember(name) } ? nil : unknownCluster(cluster, among: all)
    }

    func unknownCluster(_ cluster: ClusterID, among all: [Observation]) -> Mrkdwn? {
        guard !all.contains(where: { $0.target.cluster == cluster }) else { return nil }
        if let lifecycle = configuredLifecycle(cluster.text) {
            let command = typed("\(LifecycleCommand.word.text) \(lifecycle.name)")
            return "\(cluster) is a lifecycle, not a cluster. \(command) shows its databases."
        }
        let names = all.map(\.target.cluster).filter(channel.covers).map(\.text)
        let hint = suggestion(for: cluster.text, among: names)
        let place = all.first.map { " in \($0.target.place.region)" } ?? ""
        return "I don't know a cluster “\(cluster)”\(place).\(hint) \(typed("clusters")) lists them."
    }

    /// " Did you mean …?" when a name is near; otherwise nothing.
    func suggestion(for name: String, among names: [String]) -> Mrkdwn {
        names.nearest(to: name).first.map { " Did you mean \(.code($0))?" } ?? ""
    }
}
