/// Leads a proxy to a cluster that it does not lead to any more (RegisterDBProxyTargets).
package struct RegisterProxyTarget: RDSMutation {
    package static let kind: KindName = "register-proxy-target"
    package var target: ProxyTarget
    package var cluster: ClusterID

    package init(_ target: ProxyTarget, _ cluster: ClusterID) {
        self.target = target
        self.cluster = cluster
    }

    private enum CodingKeys: String, CodingKey {
        case target, cluster
    }

    package var resource: Resource { .proxy(target.proxy) }
    package var isRepeatable: Bool { true }
    package var codesOfDone: Set<String> { ["DBProxyTargetAlreadyRegistered"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let proxies)? = observation.proxies else { return .none }
        let isListed = proxies.contains { $0.target == target && $0.clusters.contains(cluster.text) }
        return isListed ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the registration with \(target.proxy)", order: "register \(cluster) with \(target.proxy)",
            unproved: "A call for \(target.proxy) may have been made and not show yet")
    }
}
