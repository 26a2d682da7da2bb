extension IAM {
    /// Rights that somebody or something takes on.
    package struct Role: Sendable, Equatable, ReplyShape {
        package var roleName: String
        package var arn: String

        package init(_ element: ReplyElement) throws(MalformedReply) {
            roleName = try element.required("RoleName")
            arn = try element.required("Arn")
        }
    }

    /// Reads a role; refused with NoSuchEntity where there is none of that name.
    package struct GetRole: QueryRequest {
        package typealias Reply = Role
        package static let service = AWSService.iam
        package static let kind = AWSCall.Kind.read

        /// The name, without the path that its ARN may have.
        var roleName: String

        package init(roleName: String) {
            self.roleName = roleName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("RoleName", roleName)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> Role {
            try Role(try result.requiredElement("Role"))
        }
    }
}
