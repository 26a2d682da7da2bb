package import Maintenance

/// Leads an RDS proxy to a cluster: one that stayed on the environment from before a switchover, or leads nowhere.
package struct RetargetRunbook: Runbook {
    package static let kind: KindName = "retarget"
    package var proxy: String

    package init(proxy: String) { self.proxy = proxy }

    private enum CodingKeys: String, CodingKey {
        case proxy
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen).union([AnyQuestion(ProxiesQuestion(in: context.place))])
    }
    package var subject: MarkedText { "retargeting of the proxy \(proxy)" }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, _) = try Membership.withWriter(basis)
        let groups = try targetGroups(basis)
        let cluster = membership.cluster.identifier
        let open = groups.filter { $0.clusters != [cluster.text] }
        let work = open.map { state in
            RetargetProxyStep(state.target, from: state.clusters.map { ClusterID($0) }, to: cluster)
        }
        let title = "Lead the proxy \(proxy) to \(cluster)"
        guard !work.isEmpty else {
            return Plan(
                operation: operation, runbook: self, basis: basis, membership: membership, title: title, steps: [],
                findings: groups.map { state in
                    Finding(.info, "nothing-to-do", "\(proxy) is \(state.words): nothing to do.")
                },
                interruption: nil, madeAt: now)
        }
        let preflight = Preflight(
            membership: membership, basis: basis, policy: policy, scope: Preflight.Scope(deciding: []), now: now)
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: title,
            steps: Step.inSequence(Step.retargets(work) + [.verify(Expectation(of: membership, writer: nil))]),
            findings: Preflight.inOrder([
                open.flatMap { findings(on: $0, to: membership.cluster) }, preflight.forProxies(),
            ]),
            interruption: RetargetProxyStep.interruption(of: work), madeAt: now)
    }

    /// - Throws: `Refusal` when there is no such proxy, or that is not known.
    private func targetGroups(_ basis: PlanBasis) throws(Refusal) -> [ProxyState] {
        let place = basis.observation.target.place
        switch basis.observation[ProxiesQuestion(in: place)] {
        case .unavailable(let reason):
            throw Refusal("The proxies of \(place.region) were not read: \(reason.asSentence)")
        case .known(let all):
            let found = all.filter { $0.target.proxy == proxy }.sorted { $0.target < $1.target }
            guard found.isEmpty else { return found }
            let near = Set(all.map(\.target.proxy)).sorted().nearest(to: proxy)
            let hint = near.isEmpty ? "" : " Did you mean \(near.listed)?"
            throw Refusal(
                "There is no proxy \(proxy) in \(place.region) of account \(place.account).\(hint) `proxies` lists those "
                    + "that there are.")
        }
    }

    private func findings(on state: ProxyState, to cluster: Cluster) -> [Finding] {
        var findings: [Finding] = []
        if state.status != "available" {
            findings.append(
                Finding(.block, "proxy-status", "\(proxy) is \(state.status). Ask again when it is available."))
        }
        if state.clusters.isEmpty, !state.health.isEmpty {
            findings.append(
                Finding(
                    .block, "proxy-target",
                    "\(proxy) stands before \(state.health.keys.sorted().listed), which is no cluster: that is not changed "
                        + "here."))
        }
        if let family = state.engineFamily, let wanted = cluster.proxyFamily, family != wanted {
            findings.append(
                Finding(
                    .block, "proxy-family",
                    "\(proxy) speaks \(family), and \(cluster.identifier) runs \(cluster.engine): it takes a proxy of "
                        + "\(wanted)."))
        }
        let others = state.clusters.filter { !$0.isFormerName(of: cluster.identifier) && $0 != cluster.identifier.text }
        if !others.isEmpty {
            findings.append(
                Finding(
                    .acknowledge, "proxy-former",
                    "\(proxy) leads to \(others.listed) now, a cluster of another name: its clients reach "
                        + "\(cluster.identifier) instead from then on."))
        }
        findings.append(
            Finding(
                .acknowledge, "proxy-reach",
                "Not visible from outside: whether \(proxy) reaches \(cluster.identifier) with its subnets, security groups "
                    + "and secrets. Where it does not, it serves nobody until `rollback` of this."))
        return findings
    }
}

extension Cluster {
    /// The engine family that a proxy before it has (API reference, CreateDBProxy, `EngineFamily`); `nil` for an engine that is
    /// not known here.
    fileprivate var proxyFamily: String? {
        switch engine {
        case "aurora-postgresql", "postgres": "POSTGRESQL"
        case "aurora-mysql", "mysql": "MYSQL"
        default: nil
        }
    }
}

extension String {
    /// Whether it is the name that blue has after a switchover: "orders-old1" (Aurora user guide, "Switching a blue/green
    /// deployment": `-oldn` is appended).
    package func isFormerName(of cluster: ClusterID) -> Bool {
        let ending = dropFirst(cluster.text.count)
        return hasPrefix(cluster.text) && ending.hasPrefix("-old") && !ending.dropFirst(4).isEmpty
            && ending.dropFirst(4).allSatisfy(\.isNumber)
    }
}
