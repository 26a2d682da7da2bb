/// The blue/green deployments of a place (DescribeBlueGreenDeployments).
package struct DeploymentsQuestion: Question {
    package typealias Answer = [Deployment]
    package static let kind: KindName = "deployments"
    package let place: Place

    package init(in place: Place) { self.place = place }
}
