/// The static parameters that somebody set in a group, in words: "max_connections = 500". Which of them are new since a
/// restart AWS does not say (DescribeDBParameters, DescribeDBClusterParameters).
package struct StaticParametersQuestion: Question {
    package typealias Answer = [String]
    package static let kind: KindName = "static-parameters"
    package let place: Place
    package let group: ParameterGroupName

    package init(of group: ParameterGroupName, in place: Place) {
        self.place = place
        self.group = group
    }
}
