package import Maintenance

extension Family {
    /// Which clusters proxies lead to.
    package static let proxies = Family(
        "proxies",
        mutations: [RegisterProxyTarget.self, DeregisterProxyTarget.self],
        steps: [CheckProxiesStep.self, RetargetProxyStep.self],
        runbooks: [RetargetRunbook.self])
}
