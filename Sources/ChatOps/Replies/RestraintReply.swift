import Maintenance
import Slack

/// What replies say about locks and the freeze that are in force.
struct RestraintReply: Sendable {
    private static let limit = 5

    private let restraints: [Restraint]
    private let prefix: String

    init(_ restraints: [Restraint], prefix: String) {
        self.restraints = restraints
        self.prefix = prefix
    }

    /// The freeze, and the locks of the clusters that a channel looks after; nothing when there are none.
    func blocks(where covers: (ClusterID) -> Bool) -> [Mrkdwn] {
        blocks(of: restraints.filter { $0.cluster.map(covers) ?? false })
    }

    /// The freeze, and what locks one cluster; nothing when there is neither.
    func blocks(on target: Target) -> [Mrkdwn] {
        blocks(of: restraints.filter { $0.cluster != nil && $0.covers(target) })
    }

    private func blocks(of locks: [Restraint]) -> [Mrkdwn] {
        let lines =
            freeze
            + ReplyWording.cut(locks, to: Self.limit) {
                "… and \($0) more locks"
            } line: {
                line($0)
            }
        return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
    }

    /// The freeze, in whole.
    var freeze: [Mrkdwn] { restraints.filter { $0.cluster == nil }.map(line) }

    /// The lock of one cluster, in a few words of a list.
    func brief(of target: Target) -> Mrkdwn? {
        restraints.first { $0.cluster != nil && $0.covers(target) }.map {
            "*locked* by \(Mention.of($0.by))\(because($0))"
        }
    }

    private func line(_ restraint: Restraint) -> Mrkdwn {
        let subject: Mrkdwn = restraint.cluster == nil ? "*Everything is frozen*" : "*\(restraint.state)*"
        let extent: Mrkdwn = restraint.cluster == nil ? " anywhere" : ""
        let lift: Mrkdwn = .code("\(prefix) \(restraint.liftingCommand)")
        return """
            \(subject) by \(Mention.of(restraint.by)) since \(ReplyWording.date(restraint.since))\(because(restraint)). \
            Nothing is started and no new call is made\(extent); \(lift) allows it again.
            """
    }

    private func because(_ restraint: Restraint) -> Mrkdwn {
        restraint.reason.isEmpty ? "" : " (\(.foreign(restraint.reason, limit: 120)))"
    }
}
