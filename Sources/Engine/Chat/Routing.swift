package import Maintenance

/// Which channels are told what, from configuration.
package struct Routing: Sendable, Codable, Equatable {
    /// A channel that hears of the clusters that match its patterns (`*` stands for any characters).
    package struct Channel: Sendable, Codable, Equatable {
        package enum Role: String, Sendable, Codable, CaseIterable {
            case operations
            case status
        }

        package var id: String
        package var role: Role
        package var clusters: [String]

        package init(id: String, role: Role, clusters: [String] = ["*"]) {
            self.id = id
            self.role = role
            self.clusters = clusters
        }

        package func covers(_ cluster: ClusterID) -> Bool {
            clusters.contains { Routing.matches(cluster.text, pattern: $0) }
        }
    }

    package var channels: [Channel]

    package init(channels: [Channel]) {
        self.channels = channels
    }

    /// The posts that a notice of an operation amounts to.
    package func posts(for notice: Notice, of operation: Operation) -> [Post] {
        let (id, origin) = (operation.id, operation.origin)
        func post(_ key: String, broadcast: Bool = false, to recipient: PersonID? = nil) -> Post {
            Post(
                id: PostID("\(id)/\(key)"), operation: id, channel: origin.channel, thread: origin.thread,
                isBroadcast: broadcast, recipient: recipient, content: .notice(notice))
        }
        switch notice {
        case .plan(let digest): return [post("plan/\(digest.short)")]
        case .planReminder: return [post("plan-reminder/\(operation.version)", broadcast: true)]
        case .status: return [post("status")]
        case .gate(let gate): return [post("gate/\(gate)", broadcast: true)]
        case .reminder(let gate): return [post("reminder/\(gate)", broadcast: true)]
        case .escalation(let gate): return [post("escalation/\(gate)", broadcast: true)]
        case .ignored(let gate, let person, _): return [post("ignored/\(gate)/\(person)", to: person)]
        case .detail: return [post("detail/\(operation.version)")]
        case .paused: return [post("paused/\(operation.version)", broadcast: true)]
        case .ended: return [post("ended", broadcast: true)]
        case .stakeholders(let milestone):
            return channels.filter { $0.role == .status && $0.covers(operation.target.cluster) }.map { channel in
                Post(
                    id: PostID("\(id)/\(milestone.rawValue)/\(operation.version)/\(channel.id)"), operation: id,
                    channel: channel.id, thread: nil, content: .notice(notice))
            }
        }
    }

    /// The summaries in which an operation on the cluster is told.
    package func summaries(of cluster: ClusterID) -> [Post] {
        channels.filter { $0.role == .operations && $0.covers(cluster) }.map { Post.summary(of: $0.id) }
    }

    /// The operations channel of that id; `nil` when the configuration names it no more.
    package func operationsChannel(_ id: String) -> Channel? {
        channels.first { $0.role == .operations && $0.id == id }
    }

    /// Whether a text fits a pattern in which `*` stands for any characters.
    package static func matches(_ text: String, pattern: String) -> Bool {
        text.fits(pattern)
    }
}
