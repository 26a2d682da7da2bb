/// The target groups of all proxies of a place (DescribeDBProxies, DescribeDBProxyTargetGroups, DescribeDBProxyTargets).
package struct ProxiesQuestion: Question {
    package typealias Answer = [ProxyState]
    package static let kind: KindName = "proxies"
    package let place: Place

    package init(in place: Place) { self.place = place }
}
