/// A proxy with what the control plane knows and does not show.
struct ProxyState: Sendable {
    /// A cluster or instance behind the proxy, known by its resource identifier, which outlives its names.
    struct Registration: Sendable {
        var resource: String
        let since: SimulatedTime
        var isRegistering: Bool
        var isLeaving = false
    }

    var shown: SimulatedProxy
    var registration: Registration?
}

extension ProxyState {
    /// The proxy of a script as it stands at the beginning, before what the script names.
    init(_ script: ProxyScript, in region: RegionScript, before clusters: [ClusterState], _ instances: [InstanceState])
    {
        let suffix = script.name.resourceSuffix.lowercased()
        let arnStart = "arn:aws:rds:\(region.region):\(region.account):"
        shown = SimulatedProxy(
            name: script.name, arn: arnStart + "db-proxy:prx-" + suffix,
            targetGroupARN: arnStart + "target-group:prx-tg-" + suffix, status: script.status,
            engineFamily: script.engineFamily,
            endpoint: "\(script.name).proxy-c1example.\(region.region).rds.amazonaws.com",
            createdAt: region.start - .seconds(60 * 86_400))
        let resource =
            clusters.first { $0.shown.identifier == script.target }?.shown.resourceIdentifier
            ?? instances.first { $0.shown.identifier == script.target }?.shown.resourceIdentifier
        registration = resource.map { Registration(resource: $0, since: shown.createdAt, isRegistering: false) }
    }
}

extension RDSWorld {
    package mutating func describeProxies(
        named name: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedProxy] {
        arrive(.describeDBProxies, at: time)
        if let name { return [proxies[try proxy(name)].shown] }
        return proxies.map(\.shown).sorted { $0.name < $1.name }
    }

    /// DescribeDBProxyTargetGroups, of which there is one: the answer is the proxy that it belongs to.
    mutating func describeProxyTargetGroup(
        _ group: String = "default", of name: String, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedProxy {
        arrive(.describeDBProxyTargetGroups, at: time)
        return proxies[try proxy(name, group: group)].shown
    }

    /// DescribeDBProxyTargets: the tracked cluster first, then its instances with their health.
    package mutating func describeProxyTargets(
        of name: String, group: String = "default", at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedProxyTarget] {
        arrive(.describeDBProxyTargets, at: time)
        return targets(of: proxies[try proxy(name, group: group)])
    }

    func proxy(_ name: String, group: String = "default") throws(RDSFault) -> Int {
        guard let index = proxies.firstIndex(where: { $0.shown.name == name }) else {
            throw RDSFault(code: "DBProxyNotFoundFault", message: "DB proxy \(name) not found.", httpStatus: 404)
        }
        guard group == "default" else {
            throw RDSFault(
                code: "DBProxyTargetGroupNotFoundFault", message: "Target group \(group) not found.", httpStatus: 404)
        }
        return index
    }

    func targets(of proxy: ProxyState) -> [SimulatedProxyTarget] {
        guard let registration = proxy.registration else { return [] }
        if let cluster = clusters.first(where: { $0.shown.resourceIdentifier == registration.resource })?.shown {
            let tracked = SimulatedProxyTarget(
                resource: cluster.identifier, arn: cluster.arn, trackedCluster: cluster.identifier,
                endpoint: cluster.endpoint, port: cluster.port, kind: .trackedCluster, role: .unknown)
            let found = members(of: cluster.identifier).map { instances[$0] }.filter(\.isDescribed)
            return [tracked] + found.map { target($0.shown, of: cluster, registration) }
        }
        return instances.filter { $0.shown.resourceIdentifier == registration.resource }.map { instance in
            target(instance.shown, of: nil, registration)
        }
    }

    private func target(
        _ instance: SimulatedInstance, of cluster: SimulatedCluster?, _ registration: ProxyState.Registration
    ) -> SimulatedProxyTarget {
        let isWriter = cluster.map { $0.writer == instance.identifier } ?? true
        let health: SimulatedProxyTarget.Health =
            if registration.isRegistering {
                .registering
            } else if instance.status == "creating" {
                .unavailable(reason: "PENDING_PROXY_CAPACITY", description: "The proxy is getting ready for it.")
            } else if ["rebooting", "upgrading", "maintenance", "deleting", "renaming"].contains(instance.status) {
                .unavailable(reason: "UNREACHABLE", description: "The instance is \(instance.status).")
            } else {
                .available
            }
        return SimulatedProxyTarget(
            resource: instance.identifier, arn: instance.arn, trackedCluster: cluster?.identifier,
            endpoint: instance.endpoint, port: instance.port, kind: .instance,
            role: isWriter ? .readWrite : .readOnly, health: health)
    }

    /// After a switchover: a proxy that stood before blue when the deployment was made stands before green now
    /// (Aurora User Guide, "Switching a blue/green deployment in Amazon Aurora", when using RDS Proxy).
    mutating func retargetProxies(from blue: String, to green: String, made: SimulatedTime) {
        for index in proxies.indices {
            guard let registration = proxies[index].registration, registration.resource == blue,
                registration.since <= made, !registration.isLeaving
            else { continue }
            proxies[index].registration?.resource = green
        }
    }
}
