/// A CloudWatch alarm on a metric of a cluster or an instance.
package struct SimulatedAlarm: Sendable, Hashable {
    package var name: String
    package var metric: String
    /// `DBClusterIdentifier` or `DBInstanceIdentifier`.
    package var dimension: String
    package var resource: String
    package var areActionsEnabled = true
    package var actions: [String]

    package init(
        _ name: String, on metric: String, ofInstance instance: String,
        actions: [String] = ["arn:aws:sns:us-east-1:123456789012:pager"]
    ) {
        self.name = name
        self.metric = metric
        dimension = "DBInstanceIdentifier"
        resource = instance
        self.actions = actions
    }
}
