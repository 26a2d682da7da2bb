import Foundation

/// The requests and reply shapes of the AWS Security Token Service: who we are, and credentials for roles.
package enum STS {
    /// Who the credentials are, as AWS sees them.
    package struct CallerIdentity: Sendable, Equatable {
        package let account: String
        package let arn: String
        package let userID: String
    }

    /// A role to assume, and how.
    package struct RoleSession: Sendable, Equatable {
        var roleARN: String
        var name: String
        var externalID: String?
        var duration: Duration?

        func encode(into form: inout QueryParameters) {
            form.add("RoleArn", roleARN)
            form.add("RoleSessionName", name)
            form.add("ExternalId", externalID)
            form.add("DurationSeconds", duration.map { Int($0.components.seconds) })
        }
    }

    package struct GetCallerIdentity: QueryRequest {
        package typealias Reply = CallerIdentity
        package static let service = AWSService.sts
        package static let kind = AWSCall.Kind.read

        package init() {}

        package func read(_ result: ReplyElement) throws(MalformedReply) -> CallerIdentity {
            CallerIdentity(
                account: try result.required("Account"), arn: try result.required("Arn"),
                userID: try result.required("UserId"))
        }
    }

    /// Asks for credentials for a role, on the strength of the client's own.
    ///
    /// A read: repeating it only makes another session.
    struct AssumeRole: QueryRequest {
        typealias Reply = Credentials
        static let service = AWSService.sts
        static let kind = AWSCall.Kind.read

        var role: RoleSession

        func encode(into form: inout QueryParameters) {
            role.encode(into: &form)
        }

        func read(_ result: ReplyElement) throws(MalformedReply) -> Credentials {
            try Credentials(ofRole: result)
        }
    }

    /// Asks for credentials for a role, on the strength of an OpenID Connect token; the call itself is not signed.
    struct AssumeRoleWithWebIdentity: QueryRequest {
        typealias Reply = Credentials
        static let service = AWSService.sts
        static let kind = AWSCall.Kind.read
        static let isSigned = false

        var role: RoleSession
        var token: String

        func encode(into form: inout QueryParameters) {
            role.encode(into: &form)
            form.add("WebIdentityToken", token)
        }

        func read(_ result: ReplyElement) throws(MalformedReply) -> Credentials {
            try Credentials(ofRole: result)
        }
    }
}

extension Credentials {
    /// The credentials in a reply to AssumeRole and its like.
    fileprivate init(ofRole result: ReplyElement) throws(MalformedReply) {
        let element = try result.requiredElement("Credentials")
        self.init(
            accessKeyID: try element.required("AccessKeyId"), secretAccessKey: try element.required("SecretAccessKey"),
            sessionToken: try element.required("SessionToken") as String,
            expiration: try element.required("Expiration") as Date)
    }
}
