import Maintenance

/// What is put right besides the members of a cluster: proxies, parameter groups that nobody uses, and autoscaling.
extension WayBack {
    private var observation: Observation { membership.observation }

    /// The steps in their order, not yet tied to each other.
    var aftermathSteps: [Step] {
        let unused = unusedGroups
        return Step.retargets(retargets) + (unused.isEmpty ? [] : [.deleteParameterGroups(unused)]) + scalingSteps
    }

    /// Autoscaling put back as it was, where it is as the operation left it.
    private var scalingSteps: [Step] {
        guard let before = request.aftermath?.scaling, case .known(let seen?) = scaling, seen.suspension == .all else {
            return []
        }
        return [.restoreScaling(of: membership.cluster.identifier, to: before)]
    }

    private var scaling: Reading<ReaderScaling?> { observation[ReaderScalingQuestion(of: observation.target)] }

    /// Proxies that do not lead where they did, and can be led there.
    private var retargets: [RetargetProxyStep] {
        (request.aftermath?.routes ?? []).compactMap { route -> RetargetProxyStep? in
            guard case .known(let seen?) = state(of: route), seen.clusters != [route.cluster.text] else { return nil }
            if seen.leadsNowhere { return isThere(route.cluster) ? step(for: route, from: []) : nil }
            guard let taken = route.taken, seen.clusters == [taken.text], isThere(route.cluster) else { return nil }
            return step(for: route, from: [taken])
        }
    }

    private func step(for route: Aftermath.Route, from former: [ClusterID]) -> RetargetProxyStep {
        RetargetProxyStep(route.target, from: former, to: route.cluster)
    }

    private func state(of route: Aftermath.Route) -> Reading<ProxyState?> {
        observation[ProxyTargetQuestion(route.target, in: observation.target.place)]
    }

    private func isThere(_ name: ClusterID) -> Bool {
        observation.cluster?.identifier == name
            || observation.environments?.contains { $0.cluster.identifier == name } == true
    }

    /// Groups that the operation made, are there, and are used by nobody but the green environment that goes.
    private var unusedGroups: [ParameterGroupName] {
        groups.filter { users(of: $0).isEmpty }
    }

    private var groups: [ParameterGroupName] {
        guard case .known(let seen)? = observation.parameterGroups,
            case .known = observation[DatabasesQuestion(in: observation.target.place)]
        else { return [] }
        return (request.aftermath?.groups ?? []).filter { seen[$0] != nil }
    }

    private func users(of group: ParameterGroupName) -> [String] {
        let deployment = request.deployment.flatMap { observation.deployment(named: $0.name) }
        let green = deployment?.isSwitched == false ? deployment?.green(in: observation) : nil
        let leaving = Set(
            (green?.instances.map(\.identifier.text) ?? []) + (green.map { [$0.cluster.identifier.text] } ?? []))
        return observation.users(of: group).map(\.name).filter { !leaving.contains($0) }
    }

    /// What is said of all this where no step does anything about it.
    var aftermathFindings: [Finding] {
        guard let aftermath = request.aftermath else { return [] }
        return aftermath.routes.compactMap(finding(on:)) + groups.compactMap(finding(on:)) + unread(aftermath)
            + scalingFindings(aftermath) + lasting(aftermath).map { Finding(.acknowledge, "not-undone", $0) }
    }

    private func scalingFindings(_ aftermath: Aftermath) -> [Finding] {
        guard let before = aftermath.scaling else { return [] }
        let (check, name) = ("autoscaling", membership.cluster.identifier)
        switch scaling {
        case .unavailable(let reason):
            return [
                Preflight.notChecked(
                    check, "whether autoscaling of the readers of \(name) is suspended", because: reason)
            ]
        case .known(nil):
            return [Finding(.info, check, "Nothing scales the readers of \(name) any more.")]
        case .known(let seen?):
            guard seen.suspension != .all, seen.suspension != before else { return [] }
            return [
                Finding(
                    .acknowledge, check,
                    "Somebody changed what is suspended of the autoscaling of the readers of \(name): \(seen.suspension.words) "
                        + "suspended, and \(before.words) before. It is left so.")
            ]
        }
    }

    private func finding(on route: Aftermath.Route) -> Finding? {
        let check = "proxies"
        let proxy = route.target.proxy
        switch state(of: route) {
        case .unavailable(let reason): return Preflight.notChecked(check, "where \(proxy) leads", because: reason)
        case .known(nil): return Finding(.info, check, "The proxy \(proxy) is not there any more.")
        case .known(let seen?):
            guard seen.clusters != [route.cluster.text] else { return nil }
            guard isThere(route.cluster) else {
                return Finding(
                    .acknowledge, "not-undone",
                    "\(proxy) led to \(route.cluster), which is not there any more: it stays as it is.")
            }
            if seen.leadsNowhere || route.taken.map({ seen.clusters == [$0.text] }) == true { return nil }
            return Finding(
                .acknowledge, check,
                "The proxy \(proxy) is \(seen.words), and is left so: `retarget \(proxy) \(route.cluster)` leads it back."
            )
        }
    }

    private func finding(on group: ParameterGroupName) -> Finding? {
        let users = users(of: group)
        guard !users.isEmpty else { return nil }
        return Finding(
            .info, "parameter-groups", "\(group.name) stays: \(users.listed) \(users.count == 1 ? "has" : "have") it.")
    }

    private func unread(_ aftermath: Aftermath) -> [Finding] {
        guard !aftermath.groups.isEmpty else { return [] }
        let what = "whether parameter groups that it made are used: \(aftermath.groups.map(\.name).listed)"
        if case .unavailable(let reason)? = observation.parameterGroups {
            return [Preflight.notChecked("parameter-groups", what, because: reason)]
        }
        if case .unavailable(let reason) = observation[DatabasesQuestion(in: observation.target.place)] {
            return [Preflight.notChecked("parameter-groups", what, because: reason)]
        }
        return []
    }

    /// What was deleted and no command brings back.
    private func lasting(_ aftermath: Aftermath) -> [String] {
        var sentences: [String] = []
        if let retired = aftermath.retired { sentences.append(words(for: retired)) }
        if let record = aftermath.record, case .known? = observation.deployments,
            observation.deployment(named: record) == nil
        {
            sentences.append(
                "The record of the deployment \(record) stays removed: AWS does not keep the old environment from writes."
            )
        }
        if let standIn = aftermath.standIn, observation[standIn] == nil, !observation.isMember(standIn) {
            sentences.append("\(standIn), a stand-in, stays deleted.")
        }
        return sentences
    }

    private func words(for retired: Aftermath.Retired) -> String {
        let name = retired.name
        guard let all = observation.environments else {
            return "Whether \(name) was deleted is not read: what was deleted stays so."
        }
        if all.contains(where: { $0.cluster.resourceIdentifier == retired.resource }) {
            return
                "\(name) is still there; members of it that were deleted stay so, and protection that was taken off stays off."
        }
        return retired.isSnapshotSeen
            ? "\(name) was deleted and stays so. Its final snapshot \(retired.finalSnapshot) can be restored in AWS as another "
                + "cluster."
            : "\(name) was deleted and stays so. Whether its final snapshot \(retired.finalSnapshot) was taken was not seen: "
                + "look for it in AWS."
    }
}
