package import Maintenance

/// Done when every proxy leads to the cluster and has a healthy target; registered anew only where it does not.
package struct CheckProxiesStep: ClusterStep {
    package static let kind: KindName = "check-proxies"
    package var targets: [ProxyTarget]
    package var cluster: ClusterID

    package init(_ targets: [ProxyTarget], of cluster: ClusterID) {
        self.targets = targets
        self.cluster = cluster
    }

    private enum CodingKeys: String, CodingKey {
        case targets, cluster
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set(targets.map { AnyQuestion(ProxyTargetQuestion($0, in: context.place)) })
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(short: "Check proxies", underWay: "Checking proxies", finished: "Proxies checked")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard case .known(let seen)? = context.observation.proxies else {
            return context.observation.proxies.whyUnread("proxies")
        }
        var calls: [AnyMutation] = []
        var waits: [String] = []
        for target in targets {
            guard let state = seen.first(where: { $0.target == target }) else {
                return .blocked("the proxy \(target.proxy) is not there any more")
            }
            if !context.outstanding(on: .proxy(target.proxy)).isEmpty {
                waits.append("\(target.proxy) to show its target")
            } else if state.clusters.contains(cluster.text) {
                if !state.isHealthy { waits.append("\(target.proxy) to be healthy") }
            } else if state.clusters.isEmpty, state.health.isEmpty {
                calls.append(AnyMutation(RegisterProxyTarget(target, cluster)))
            } else {
                waits.append(
                    "\(target.proxy) to follow \(cluster) (it leads to \(state.clusters.listed): if it stays there, leave this "
                        + "step out, and `retarget \(target.proxy) \(cluster)` leads it over)")
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for \(waits.listed)")
    }

    /// Proxies that stayed on the old environment, or lead nowhere.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard case .known(let seen)? = context.observation.proxies else { return [] }
        return targets.compactMap { target in
            guard let state = seen.first(where: { $0.target == target }),
                state.clusters.allSatisfy({ $0.isFormerName(of: cluster) }),
                !state.clusters.isEmpty || state.leadsNowhere
            else { return nil }
            let place = state.clusters.isEmpty ? "nowhere" : "to \(state.clusters.listed)"
            return Remainder(
                .proxies,
                "The proxy \(target.proxy) leads \(place): `retarget \(target.proxy) \(cluster)` leads it to \(cluster)."
            )
        }
    }
}

extension Step {
    static func checkProxies(_ targets: [ProxyTarget], of cluster: ClusterID) -> Step {
        Step(
            "check-proxies", "Check \(Set(targets.map(\.proxy)).sorted().joined(separator: ", "))",
            CheckProxiesStep(targets, of: cluster), expected: .minutes(2), patience: .minutes(30))
    }
}
