/// Which proxies stand before a cluster, read just before its name moves.
///
/// Source: Aurora user guide, "Using RDS Proxy with Blue/Green Deployments": a proxy follows the switchover of a cluster that was
/// its target before the deployment was made, and AWS checks before it that the proxy reaches both sides.
extension FactContext {
    func proxiesFact(before switchover: Switchover) -> SafetyFacts.Fact {
        let check = "proxies"
        switch observation[ProxiesQuestion(in: observation.target.place)] {
        case .unavailable(let reason):
            return .init(check, "proxies not read: \(reason.withoutStop)", binding: "unread", isRead: false)
        case .known(let all):
            let name = switchover.cluster.text
            let seen = all.filter { $0.clusters.contains(name) }.sorted { $0.target < $1.target }
            let lost = (switchover.proxies ?? []).filter { planned in !seen.contains { $0.target == planned } }
            guard !seen.isEmpty || !lost.isEmpty else { return .init(check, "no proxy", binding: "none") }
            let warnings =
                seen.compactMap { switchover.warning(of: $0) }
                + lost.map { "\($0.proxy) led to \(name) when this was planned, and does not now." }
            return .init(
                check,
                (seen.map { switchover.words(for: $0) } + lost.map { "\($0.proxy) does not lead to \(name)" }).listed,
                binding: (seen.map { switchover.binding(of: $0) } + lost.map { "\($0.proxy) gone" }).joined(
                    separator: ", "),
                warning: warnings.isEmpty ? nil : warnings.joined(separator: " "))
        }
    }
}

extension Switchover {
    private enum Following {
        case follows
        /// It was no target of the cluster when the plan was made, and so not before the deployment.
        case isLate
        case unknown
    }

    private func following(of proxy: ProxyState) -> Following {
        guard let proxies else { return .unknown }
        return proxies.contains(proxy.target) ? .follows : .isLate
    }

    /// "proxy front → orders (2 of 3 targets available) follows".
    fileprivate func words(for proxy: ProxyState) -> String {
        let state = proxy.status == "available" ? proxy.targetHealth : "\(proxy.status), \(proxy.targetHealth)"
        let ending =
            switch following(of: proxy) {
            case .follows: " follows"
            case .isLate: " may stay"
            case .unknown: ", not known whether it follows"
            }
        return "proxy \(proxy.target.proxy) → \(proxy.clusters.listed) (\(state))\(ending)"
    }

    fileprivate func binding(of proxy: ProxyState) -> String {
        "\(proxy.target.proxy) \(following(of: proxy)) \(proxy.isHealthy ? "healthy" : "not healthy")"
    }

    fileprivate func warning(of proxy: ProxyState) -> String? {
        let name = proxy.target.proxy
        switch following(of: proxy) {
        case .isLate:
            return
                "\(name) did not lead to \(cluster) when this was planned: AWS leads only those over that did before "
                + "the deployment was made. If it stays, `retarget \(name) \(cluster)` mends it afterwards."
        case .follows, .unknown:
            return proxy.isHealthy ? nil : "\(name) is not healthy now: AWS may refuse the switchover."
        }
    }
}
