/// A proxy's target group; `nil` when there is no such proxy (DescribeDBProxies, DescribeDBProxyTargets).
package struct ProxyTargetQuestion: Question {
    package typealias Answer = ProxyState?
    package static let kind: KindName = "proxy-target"
    package let place: Place
    package let target: ProxyTarget

    package init(_ target: ProxyTarget, in place: Place) {
        self.place = place
        self.target = target
    }
}
