import Maintenance
import Runbooks
import Slack

/// What `proxies` says: every proxy of the clusters that a channel looks after, and those that lead nowhere, with the health of
/// their targets.
struct ProxyReply: Sendable {
    private static let limit = 20

    let prefix: String
    /// Those that the channel looks after.
    let clusters: [ClusterID]

    /// - Parameter cluster: `nil` for all.
    func blocks(_ all: [ProxyState], of cluster: ClusterID?, region: String) -> [Mrkdwn] {
        let shown = all.filter { isMeant($0, of: cluster) }.sorted { $0.target < $1.target }
        guard !shown.isEmpty else {
            return [
                cluster.map { "No proxy in \(region) leads to \($0)." }
                    ?? "No proxy in \(region) leads to a cluster of this channel."
            ]
        }
        let head: Mrkdwn = "*\(shown.count == 1 ? "1 proxy" : "\(shown.count) proxies") in \(region)*"
        return [head]
            + ReplyWording.cut(shown, to: Self.limit) { rest in
                "… and \(rest) more. \(.code(prefix + " proxies CLUSTER")) shows those of one cluster."
            } line: {
                entry($0)
            }
    }

    private func isMeant(_ proxy: ProxyState, of cluster: ClusterID?) -> Bool {
        guard let cluster else {
            return proxy.leadsNowhere
                || proxy.clusters.contains { name in
                    clusters.contains { name == $0.text || name.isFormerName(of: $0) }
                }
        }
        return proxy.clusters.contains { $0 == cluster.text || $0.isFormerName(of: cluster) }
    }

    private func entry(_ proxy: ProxyState) -> Mrkdwn {
        let name = Mrkdwn.foreign(proxy.target.proxy, limit: 80)
        var lines: [Mrkdwn] = ["*\(name)* · \(.foreign(proxy.words, limit: 300))"]
        let health = proxy.health.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        if !health.isEmpty { lines.append(.foreign(health.joined(separator: ", "), limit: 400)) }
        if let advice = advice(on: proxy) { lines.append(advice) }
        return lines.joined(separator: "\n")
    }

    /// What mends one that stayed on the environment from before a switchover, or leads nowhere.
    private func advice(on proxy: ProxyState) -> Mrkdwn? {
        let name = proxy.target.proxy
        if proxy.leadsNowhere { return "\(.code("\(prefix) retarget \(name) CLUSTER")) leads it to a cluster." }
        let successor = clusters.first { cluster in proxy.clusters.contains { $0.isFormerName(of: cluster) } }
        return successor.map { cluster in
            "It stayed on the environment from before a switchover: \(.code("\(prefix) retarget \(name) \(cluster)")) leads it "
                + "to \(cluster)."
        }
    }
}
