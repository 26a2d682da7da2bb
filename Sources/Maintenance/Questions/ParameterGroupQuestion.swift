/// A parameter group with the values that somebody set; `nil` when there is none of that name.
package struct ParameterGroupQuestion: Question {
    package typealias Answer = ParameterGroupState?
    package static let kind: KindName = "parameter-group"
    package let place: Place
    package let group: ParameterGroupName

    package init(_ group: ParameterGroupName, in place: Place) {
        self.place = place
        self.group = group
    }
}
