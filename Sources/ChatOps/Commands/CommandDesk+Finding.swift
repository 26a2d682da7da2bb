import Engine
import Maintenance
import Runbooks
import Slack

extension CommandDesk {
    /// What the beginning of an id stands for.
    enum Search: Sendable {
        case found(Operation)
        case nothing([Mrkdwn])
    }

    /// The one operation of this channel whose id begins so.
    func find(_ prefix: String, _ call: Call) async throws(JournalError) -> Search {
        let parked = try await parked(call).filter { $0.id.text.hasPrefix(prefix) }
        let unreadable = parked.isEmpty ? [] : ParkedReply(prefix: self.prefix).blocks(parked)
        guard !parked.contains(where: { $0.id.text == prefix }) else { return .nothing(unreadable) }
        let all: [Operation]
        do {
            all = try await journal.operations(prefix: prefix)
        } catch {
            guard error.code == .unreadable, !parked.isEmpty else { throw error }
            return .nothing(unreadable)
        }
        let covered = all.filter { call.channel.covers($0.target.cluster) }
        if let exact = covered.first(where: { $0.id.text == prefix }) { return .found(exact) }
        if let only = covered.first, covered.count == 1, parked.isEmpty { return .found(only) }
        if covered.isEmpty, parked.isEmpty {
            if let other = all.first { return .nothing([elsewhere(other.target.cluster, "\(other.id) works on")]) }
            return .nothing([try await unknown(prefix, call)])
        }
        let lines = covered.map { "\(.code($0.id.text)) \($0.plan.title) · \($0.phase.name)" as Mrkdwn }
        return .nothing(
            ["Several operations begin with “\(prefix)”. Which one?", lines.joined(separator: "\n")] + unreadable)
    }

    /// Open operations of this channel that cannot be read.
    func parked(_ call: Call) async throws(JournalError) -> [ParkedOperation] {
        try await journal.parkedOperations().filter { call.channel.covers($0.target.cluster) }
    }

    private func unknown(_ prefix: String, _ call: Call) async throws(JournalError) -> Mrkdwn {
        let recent = try await journal.recentOperations(limit: 50).filter { call.channel.covers($0.target.cluster) }
        let near = recent.map(\.id.text).nearest(to: prefix).first
        let hint: Mrkdwn = near.map { " Did you mean \(.code($0))?" } ?? ""
        return "I don't know an operation “\(prefix)”.\(hint) \(.code(self.prefix + " operations")) lists them."
    }

    /// Why a cluster is not for this channel, and which channel it is for.
    func elsewhere(_ cluster: ClusterID, _ subject: String) -> Mrkdwn {
        let channels = routing.channels.filter { $0.role == .operations && $0.covers(cluster) }
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
        guard let regions = try? await dispatch.regions(), !regions.enabled.contains(name) else { return nil }
        guard !regions.others.contains(name) else {
            return "The region \(name) is not enabled for this AWS account. Somebody has to enable it there first."
        }
        let near = regions.enabled.nearest(to: name).first
        let hint: Mrkdwn = near.map { " Did you mean \(.code($0))?" } ?? ""
        return "I don't know a region “\(name)”.\(hint)"
    }

    /// A suggestion when there is no such cluster; `nil` when there is, or when AWS cannot be asked.
    func unknownCluster(_ cluster: ClusterID, region: String?, _ call: Call) async -> Mrkdwn? {
        do {
            return unknownCluster(cluster, among: try await dispatch.clusters(region: region), call)
        } catch {
            return nil
        }
    }

    func unknownCluster(_ cluster: ClusterID, among all: [Observation], _ call: Call) -> Mrkdwn? {
        guard !all.contains(where: { $0.target.cluster == cluster }) else { return nil }
        let names = all.map(\.target.cluster).filter(call.channel.covers).map(\.text)
        let near = names.nearest(to: cluster.text).first
        let hint: Mrkdwn = near.map { " Did you mean \(.code($0))?" } ?? ""
        let place = all.first.map { " in \($0.target.place.region)" } ?? ""
        return "I don't know a cluster “\(cluster)”\(place).\(hint) \(.code(prefix + " clusters")) lists them."
    }
}
