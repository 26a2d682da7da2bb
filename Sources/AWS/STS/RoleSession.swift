/// A role to assume, and how.
package struct RoleSession: Sendable, Equatable {
    package var roleARN: String
    package var name: String
    package var externalID: String?
    package var duration: Duration?

    package init(roleARN: String, name: String, externalID: String? = nil, duration: Duration? = nil) {
        self.roleARN = roleARN
        self.name = name
        self.externalID = externalID
        self.duration = duration
    }

    var parameters: [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = [("RoleArn", roleARN), ("RoleSessionName", name)]
        if let externalID { parameters.append(("ExternalId", externalID)) }
        if let duration { parameters.append(("DurationSeconds", String(duration.components.seconds))) }
        return parameters
    }
}
