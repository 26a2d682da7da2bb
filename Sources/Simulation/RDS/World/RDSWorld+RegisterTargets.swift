extension RDSWorld {
    /// RegisterDBProxyTargets of one cluster or plain instance, by its identifier.
    package mutating func registerProxyTarget(
        _ target: String, with name: String, group: String = "default", at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedProxyTarget] {
        arrive(.registerDBProxyTargets, at: time)
        try authorize(needs(of: .registerDBProxyTargets, proxy: name))
        let index = try availableProxy(name, group: group)
        let resource = try registrable(target)
        if let present = proxies[index].registration {
            guard present.resource != resource else {
                throw RDSFault(
                    code: "DBProxyTargetAlreadyRegisteredFault", message: "\(target) is a target of \(name) already.")
            }
            throw .proxyState("Proxy \(name) stands before another target.")
        }
        let effect = record(
            .registerDBProxyTargets, cluster: name, .targetRegistered(target))
        proxies[index].registration = .init(resource: resource, since: now, isRegistering: true)
        queue.add(.targetRegistered(proxy: name, effect: effect), due: now + wait(.targetRegistration))
        return targets(of: proxies[index])
    }

    /// DeregisterDBProxyTargets; the target stays in the list for a while.
    package mutating func deregisterProxyTarget(
        _ target: String, from name: String, group: String = "default", at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.deregisterDBProxyTargets, at: time)
        try authorize(needs(of: .deregisterDBProxyTargets, proxy: name))
        let index = try availableProxy(name, group: group)
        let resource = resourceIdentifier(of: target)
        guard let present = proxies[index].registration, !present.isLeaving, present.resource == resource else {
            throw RDSFault(
                code: "DBProxyTargetNotFoundFault", message: "\(target) is no target of \(name).", httpStatus: 404)
        }
        let effect = record(.deregisterDBProxyTargets, cluster: name, .targetDeregistered(target))
        proxies[index].registration?.isLeaving = true
        queue.add(.targetDeregistered(proxy: name, effect: effect), due: now + wait(.targetDeregistration))
    }

    private func availableProxy(_ name: String, group: String) throws(RDSFault) -> Int {
        let index = try proxy(name, group: group)
        guard proxies[index].shown.status == "available" else {
            throw .proxyState("Proxy \(name) is not in available state but \(proxies[index].shown.status).")
        }
        return index
    }

    private func registrable(_ target: String) throws(RDSFault) -> String {
        if let index = clusterIndex(target) {
            let shown = clusters[index].shown
            guard shown.status == "available", shown.writer != nil else {
                throw .clusterState("Cluster \(target) is not in available state but \(shown.status).")
            }
            return shown.resourceIdentifier
        }
        guard let index = instanceIndex(target) else { throw .noCluster(target) }
        let shown = instances[index].shown
        guard shown.status == "available" else {
            throw .instanceState("Instance \(target) is not in available state but \(shown.status).")
        }
        return shown.resourceIdentifier
    }

    private func resourceIdentifier(of name: String) -> String? {
        clusterIndex(name).map { clusters[$0].shown.resourceIdentifier }
            ?? instanceIndex(name).map { instances[$0].shown.resourceIdentifier }
    }

    mutating func targetRegistered(with name: String, effect: Int) {
        if let index = proxies.firstIndex(where: { $0.shown.name == name }) {
            proxies[index].registration?.isRegistering = false
        }
        complete(effect)
    }

    mutating func targetDeregistered(from name: String, effect: Int) {
        if let index = proxies.firstIndex(where: { $0.shown.name == name }) { proxies[index].registration = nil }
        complete(effect)
    }
}

extension RDSFault {
    fileprivate static func proxyState(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidDBProxyStateFault", message: message)
    }
}
