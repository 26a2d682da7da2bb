/// What a parameter group family allows, of clusters and of instances (DescribeEngineDefaultClusterParameters,
/// DescribeEngineDefaultParameters).
package struct FamilyRulesQuestion: Question {
    package typealias Answer = [ParameterGroupName.Scope: [String: ParameterRule]]
    package static let kind: KindName = "family-rules"
    package let place: Place
    package let family: String

    package init(of family: String, in place: Place) {
        self.place = place
        self.family = family
    }
}

/// What a family allows a parameter to be.
package struct ParameterRule: Sendable, Equatable {
    /// As AWS writes it: `0,1`, `1-65535`, `read,write`; `nil` where it says nothing.
    package var allowed: String?
    package var isModifiable: Bool
    package var isDynamic: Bool

    package init(allowed: String?, isModifiable: Bool, isDynamic: Bool) {
        self.allowed = allowed
        self.isModifiable = isModifiable
        self.isDynamic = isDynamic
    }
}
