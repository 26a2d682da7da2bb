/// The AWS Security Token Service: who we are, and credentials for roles.
package struct STSClient: Sendable {
    private let client: AWSClient

    package init(client: AWSClient) {
        self.client = client
    }

    package func getCallerIdentity() async throws(AWSError) -> CallerIdentity {
        let call = AWSCall(service: .sts, action: "GetCallerIdentity", kind: .read)
        return try QueryReply.read(try await client.send(call), to: call, as: CallerIdentity.init)
    }

    /// Credentials for a role, on the strength of the client's own.
    ///
    /// A read: repeating it only makes another session.
    package func assumeRole(_ role: RoleSession) async throws(AWSError) -> Credentials {
        let call = AWSCall(service: .sts, action: "AssumeRole", parameters: role.parameters, kind: .read)
        return try await credentials(from: call)
    }

    /// Credentials for a role, on the strength of an OpenID Connect token; the call itself is not signed.
    package func assumeRoleWithWebIdentity(
        _ role: RoleSession, token: String
    ) async throws(AWSError) -> Credentials {
        let call = AWSCall(
            service: .sts, action: "AssumeRoleWithWebIdentity",
            parameters: role.parameters + [("WebIdentityToken", token)], kind: .read, isSigned: false)
        return try await credentials(from: call)
    }

    private func credentials(from call: AWSCall) async throws(AWSError) -> Credentials {
        let body = try await client.send(call)
        return try QueryReply.read(body, to: call) { result throws(MalformedReply) in
            let element = try result.requiredElement("Credentials")
            return Credentials(
                accessKeyID: try element.required("AccessKeyId"),
                secretAccessKey: try element.required("SecretAccessKey"),
                sessionToken: try element.required("SessionToken"),
                expiration: try element.required("Expiration"))
        }
    }
}
