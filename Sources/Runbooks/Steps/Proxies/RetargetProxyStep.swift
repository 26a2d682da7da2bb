package import Maintenance

/// Leads a proxy to another cluster: done when it leads there and has a healthy target. It is taken only from the clusters that
/// the plan names.
package struct RetargetProxyStep: ClusterStep {
    package static let kind: KindName = "retarget-proxy"
    package var target: ProxyTarget
    /// Where it may lead before, by name; none where it leads nowhere.
    package var former: [ClusterID]
    package var cluster: ClusterID

    package init(_ target: ProxyTarget, from former: [ClusterID], to cluster: ClusterID) {
        self.target = target
        self.former = former
        self.cluster = cluster
    }

    private enum CodingKeys: String, CodingKey {
        case target, former
        case cluster = "to"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(ProxyTargetQuestion(target, in: context.place))]
    }
    package var risks: Set<Risk> { former.isEmpty ? [] : [.promotion] }

    package var words: StepWords {
        StepWords(
            short: "Retarget proxy", underWay: "Leading \(target.proxy) to \(cluster)",
            finished: "Proxy \(target.proxy) leads to \(cluster)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let name = target.proxy
        let seen: ProxyState
        switch context.observation[ProxyTargetQuestion(target, in: context.observation.target.place)] {
        case .unavailable(let reason): return .blocked("the proxy \(name) is not read: \(reason.withoutStop)")
        case .known(nil): return .blocked("the proxy \(name) is not there any more")
        case .known(let state?): seen = state
        }
        guard context.outstanding(on: .proxy(name)).isEmpty else {
            return .inProgress("waiting for AWS to show what was asked for of \(name)")
        }
        if seen.clusters == [cluster.text] {
            return seen.isHealthy ? .satisfied : .inProgress("waiting for \(name) to be healthy (it is \(seen.words))")
        }
        if seen.status != "available" { return .inProgress("waiting for \(name), which is \(seen.status)") }
        if seen.leadsNowhere {
            return context.clusterObstacle ?? context.writerObstacle ?? .ready(RegisterProxyTarget(target, cluster))
        }
        guard let first = seen.clusters.first else {
            return .inProgress("waiting for \(name) to lose its last targets")
        }
        guard seen.clusters.allSatisfy({ former.contains(ClusterID($0)) }) else {
            return .blocked("\(name) leads to \(seen.clusters.listed), which the plan does not take it from")
        }
        return context.clusterObstacle ?? context.writerObstacle
            ?? .ready(DeregisterProxyTarget(target, from: ClusterID(first), to: cluster))
    }

    /// A proxy that was taken from its cluster and leads nowhere serves nobody.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard context.proved(DeregisterProxyTarget.self).contains(where: { $0.target == target }) else { return [] }
        switch context.observation[ProxyTargetQuestion(target, in: context.observation.target.place)] {
        case .known(nil): return []
        case .known(let state?) where !state.leadsNowhere: return []
        case .known, .unavailable: break
        }
        return [
            Remainder(
                .proxies,
                "The proxy \(target.proxy) was taken from \(former.listed) and may lead nowhere: "
                    + "`retarget \(target.proxy) \(cluster)` leads it to \(cluster).")
        ]
    }
}

extension RetargetProxyStep {
    /// What clients notice of these; `nil` where none of the proxies is taken from a cluster.
    static func interruption(of steps: [RetargetProxyStep]) -> String? {
        let taken = steps.filter { !$0.former.isEmpty }
        guard !taken.isEmpty else { return nil }
        let (proxies, clusters) = (Set(taken.map(\.target.proxy)).sorted(), Set(taken.map(\.cluster)).sorted())
        return
            "connections through \(proxies.listed) end, and \(proxies.count == 1 ? "it serves" : "they serve") nobody until "
            + "AWS has registered \(clusters.listed)"
    }
}

extension Step {
    /// One step for each, in their order.
    static func retargets(_ steps: [RetargetProxyStep]) -> [Step] {
        steps.enumerated().map { index, step in
            .retarget(step, id: index == 0 ? "retarget-proxy" : StepID("retarget-proxy-\(index + 1)"))
        }
    }

    static func retarget(_ step: RetargetProxyStep, id: StepID = "retarget-proxy") -> Step {
        let from = step.former.isEmpty ? "" : " from \(step.former.listed)"
        return Step(
            id, "Lead the proxy \(step.target.proxy)\(from) to \(step.cluster)",
            note: step.former.isEmpty ? "it leads nowhere now" : "it serves nobody in between", step,
            expected: .minutes(3), patience: .minutes(30))
    }
}
