/// Takes a proxy from the cluster that it leads to, so that it can lead to another (DeregisterDBProxyTargets). Its clients are
/// then pointed at another database, as by a promotion, which is why a person is asked.
package struct DeregisterProxyTarget: RDSMutation {
    package static let kind: KindName = "deregister-proxy-target"
    package var target: ProxyTarget
    /// The cluster that it leads to, by its name.
    package var cluster: ClusterID
    /// The cluster that it is to lead to.
    package var next: ClusterID

    package init(_ target: ProxyTarget, from cluster: ClusterID, to next: ClusterID) {
        self.target = target
        self.cluster = cluster
        self.next = next
    }

    private enum CodingKeys: String, CodingKey {
        case target, cluster
        case next = "to"
    }

    package var resource: Resource { .proxy(target.proxy) }
    package var isRepeatable: Bool { true }
    /// Of those who come through the proxy; the clusters go on.
    package var disturbance: Disturbance { .connections }
    package var codesOfDone: Set<String> { ["DBProxyTargetNotFound"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let proxies)? = observation.proxies else { return .none }
        guard let seen = proxies.first(where: { $0.target == target }) else { return .none }
        return seen.clusters.contains(cluster.text) ? .none : proofOfDeletion(in: observation, of: call)
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the removal of \(cluster) from the proxy \(target.proxy)",
            order: "take the proxy \(target.proxy) from \(cluster)",
            unproved: "A call for \(target.proxy) may have been made and not show yet")
    }

    package var gate: GateTerms? {
        GateTerms(
            .promotion,
            questions: { context, _ in [AnyQuestion(ProxyTargetQuestion(target, in: context.place))] },
            facts: { context in [proxyFact(in: context)] },
            words: { context in
                GateWords(
                    subject: "retargeting of the proxy \(target.proxy)",
                    heading: "Retargeting of the proxy \(target.proxy)",
                    interruption: """
                        Connections through the proxy end, and it serves nobody until it has registered \(next); how long \
                        that takes AWS does not say.
                        """,
                    action: """
                        The proxy \(strong: target.proxy) is taken from \(strong: cluster) and then leads to \
                        \(strong: next) \(context.location).
                        """,
                    underWay: "taking it from \(cluster)…", done: "taken from \(cluster)")
            })
    }

    private func proxyFact(in context: FactContext) -> SafetyFacts.Fact {
        switch context.observation[ProxyTargetQuestion(target, in: context.observation.target.place)] {
        case .unavailable(let reason):
            return .init(
                "proxy", "proxy not read: \(reason.withoutStop)", binding: "unread", isSafe: false, isRead: false)
        case .known(nil):
            return .init("proxy", "there is no proxy \(target.proxy)", binding: "missing", isSafe: false)
        case .known(let seen?):
            return .init(
                "proxy", "proxy \(target.proxy) \(seen.words)",
                binding: "\(seen.status) \(seen.clusters.joined(separator: " "))",
                isSafe: seen.status == "available" && seen.clusters == [cluster.text])
        }
    }
}

extension ProxyState {
    /// "available, leads to orders (2 of 3 targets available)".
    package var words: String {
        let targets = health.isEmpty ? "" : " (\(targetHealth))"
        return clusters.isEmpty && health.isEmpty
            ? "\(status), leads nowhere"
            : "\(status), leads to \((clusters.isEmpty ? health.keys.sorted() : clusters).listed)\(targets)"
    }

    /// It has no target at all.
    package var leadsNowhere: Bool { clusters.isEmpty && health.isEmpty }
}
