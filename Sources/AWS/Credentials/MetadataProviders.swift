internal import Foundation
internal import HTTPTypes
internal import Transport

/// Credentials from the agent of a container platform (ECS, EKS Pod Identity, Greengrass).
///
/// Source: "Container credential provider", AWS SDKs and Tools Reference Guide.
struct ContainerProvider: CredentialsProvider {
    let context: CredentialsContext
    private static let name = "The container credentials endpoint"

    func load() async throws(CredentialsError) -> Credentials? {
        guard let (endpoint, path) = try location() else { return nil }
        var fields: HTTPFields = [.accept: "application/json"]
        if let token = try authorizationToken() { fields[.authorization] = token }
        let metadata = MetadataEndpoint(endpoint: endpoint, name: Self.name, context: context)
        let body = try await metadata.fetch(path, fields: fields)
        return try CredentialsDocument.read(body, from: Self.name).credentials(from: Self.name)
    }

    private func location() throws(CredentialsError) -> (Endpoint, path: String)? {
        if let relative = context.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"].nonEmpty {
            guard relative.hasPrefix("/"), let endpoint = Endpoint("http://169.254.170.2") else {
                throw CredentialsError(
                    .invalidConfiguration, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with a slash.")
            }
            return (endpoint, relative)
        }
        guard let full = context.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"].nonEmpty else { return nil }
        let parts = full.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = Endpoint(String(parts[0])), let host = URLComponents(string: full)?.host else {
            throw CredentialsError(
                .invalidConfiguration, "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an http or https URL.")
        }
        guard whole.scheme == "https" || Self.mayBePlain(host: host) else {
            throw CredentialsError(
                .invalidConfiguration,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI is plain http to a host that is neither this one nor an AWS agent.")
        }
        let query = parts.count > 1 ? "?\(parts[1])" : ""
        return (Endpoint(scheme: whole.scheme, authority: whole.authority), whole.path() + query)
    }

    /// Plain http only to loopback addresses and the link-local addresses of ECS and EKS.
    static func mayBePlain(host: String) -> Bool {
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).lowercased()
        guard !["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"].contains(bare) else {
            return true
        }
        let octets = bare.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    }

    /// Read anew each time: platforms rotate the file.
    private func authorizationToken() throws(CredentialsError) -> String? {
        var token = context.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"].nonEmpty
        if let path = context.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"].nonEmpty {
            guard let data = try context.files.contents(of: path, as: "The container authorization token file \(path)")
            else {
                throw CredentialsError(.unavailable, "The container authorization token file \(path) does not exist.")
            }
            token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard let token else { return nil }
        guard HTTPField.isValidValue(token), !token.contains(where: \.isNewline) else {
            throw CredentialsError(
                .invalidConfiguration, "The container authorization token is not usable as an HTTP header.")
        }
        return token
    }
}

/// Credentials of the EC2 instance that we run on, from its metadata service in version 2.
///
/// Source: "Use instance metadata", EC2 User Guide, and "IMDS credential provider", AWS SDKs and Tools Reference Guide.
struct InstanceMetadataProvider: CredentialsProvider {
    let context: CredentialsContext
    private static let name = "The EC2 instance metadata service"
    private static let path = "/latest/meta-data/iam/security-credentials/"

    func load() async throws(CredentialsError) -> Credentials? {
        guard context.environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() != "true" else { return nil }
        var metadata = MetadataEndpoint(endpoint: try endpoint(), name: Self.name, context: context)
        metadata.attempts = try number("AWS_METADATA_SERVICE_NUM_ATTEMPTS") ?? 2
        metadata.patience = try number("AWS_METADATA_SERVICE_TIMEOUT").map { .seconds($0) } ?? metadata.patience
        let token = try await metadata.fetch(
            "/latest/api/token", method: .put, fields: [.metadataTokenLifetime: "21600"], advice: Self.tokenAdvice)
        let fields: HTTPFields = [.metadataToken: String(decoding: token, as: UTF8.self)]
        metadata.attempts = max(metadata.attempts, 3)
        let roles = String(
            decoding: try await metadata.fetch(Self.path, fields: fields, advice: Self.roleAdvice), as: UTF8.self)
        guard let role = roles.split(whereSeparator: \.isNewline).first?.trimmingCharacters(in: .whitespaces),
            !role.isEmpty
        else { throw Self.noRole }
        let body = try await metadata.fetch(Self.path + URIEncoding.encode(role), fields: fields)
        let document = try CredentialsDocument.read(body, from: Self.name)
        guard document.code == nil || document.code == "Success" else {
            throw CredentialsError(.unavailable, "\(Self.name) has no credentials for the instance's role.")
        }
        return kept(try document.credentials(from: Self.name))
    }

    /// Source: "Configure the Instance Metadata Service options", EC2 User Guide: the reply to the request for a token goes
    /// no further than the hop limit, and a container is one hop away. The connection itself is not held up by that.
    private static let tokenAdvice = MetadataEndpoint.Advice(
        unanswered: """
            In a container this is what a hop limit of 1 looks like: set the instance's HttpPutResponseHopLimit to 2 or \
            more (aws ec2 modify-instance-metadata-options), or give the container a role of its own.
            """,
        statuses: [
            403: CredentialsError(.invalidConfiguration, "\(name) is turned off for this instance.")
        ])

    /// Source: "Retrieve security credentials from instance metadata", EC2 User Guide.
    private static let roleAdvice = MetadataEndpoint.Advice(statuses: [404: noRole])

    private static let noRole = CredentialsError(
        .nothingConfigured, "The EC2 instance has no role: attach an instance profile, or name a profile with keys.")

    private func number(_ variable: String) throws(CredentialsError) -> Int? {
        guard let text = context.environment[variable].nonEmpty else { return nil }
        guard let number = Int(text), (1...60).contains(number) else {
            throw CredentialsError(.invalidConfiguration, "\(variable) has to be a whole number from 1 to 60.")
        }
        return number
    }

    private func endpoint() throws(CredentialsError) -> Endpoint {
        let isIPv6 = context.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"]?.lowercased() == "ipv6"
        let url =
            context.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"].nonEmpty
            ?? (isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
        guard let endpoint = Endpoint(url) else {
            throw CredentialsError(
                .invalidConfiguration, "AWS_EC2_METADATA_SERVICE_ENDPOINT is not an http or https URL.")
        }
        return endpoint
    }

    /// The service hands out credentials past their end while it cannot renew them, and AWS goes on accepting those.
    private func kept(_ credentials: Credentials) -> Credentials {
        guard let end = credentials.expiration, end <= context.now() else { return credentials }
        return Credentials(
            accessKeyID: credentials.accessKeyID, secretAccessKey: credentials.secretAccessKey,
            sessionToken: credentials.sessionToken, expiration: context.now().addingTimeInterval(10 * 60))
    }
}

/// A small HTTP service beside us that hands out credentials; asked a few times, with short patience.
struct MetadataEndpoint: Sendable {
    let endpoint: Endpoint
    /// How messages call it.
    let name: String
    let context: CredentialsContext
    var attempts = 3
    /// How long an answer may take.
    var patience = Duration.seconds(2)

    /// What failures of one request mean.
    struct Advice: Sendable {
        /// Said when the request was sent and nothing came back.
        var unanswered = ""
        /// The errors that statuses stand for.
        var statuses: [Int: CredentialsError] = [:]
    }

    /// The body of the reply, which has to be a 200; 5xx replies and failed exchanges are tried again.
    func fetch(
        _ path: String, method: HTTPRequest.Method = .get, fields: HTTPFields = [:], advice: Advice = Advice()
    ) async throws(CredentialsError) -> Data {
        var attempt = 1
        while true {
            do throws(CredentialsError) {
                return try await exchange(path, method: method, fields: fields, advice: advice)
            } catch {
                guard error.code == .unavailable, attempt < attempts else { throw error }
            }
            let delay = RetryPolicy().delay(
                afterAttempt: attempt, throttled: false, retryAfter: nil, jitter: context.jitter())
            do {
                try await context.clock.sleep(for: delay)
            } catch {
                throw CredentialsError(.cancelled, "The wait for \(name) was cancelled.")
            }
            attempt += 1
        }
    }

    private func exchange(
        _ path: String, method: HTTPRequest.Method, fields: HTTPFields, advice: Advice
    ) async throws(CredentialsError) -> Data {
        let head = HTTPRequest(
            method: method, scheme: endpoint.scheme, authority: endpoint.authority,
            path: endpoint.path(appending: path), headerFields: fields)
        let request = TransportRequest(
            head: head, connectTimeout: .seconds(1), totalTimeout: patience, maximumReplySize: 1024 * 1024)
        let reply: TransportReply
        do {
            reply = try await context.transport.send(request)
        } catch {
            let isUnanswered = error.code == .timedOut && error.delivery == .unknown
            let hint = isUnanswered && !advice.unanswered.isEmpty ? " \(advice.unanswered)" : ""
            throw CredentialsError(
                error.code == .cancelled ? .cancelled : .unavailable,
                "\(name) did not answer: \(error.message)\(hint)")
        }
        let status = reply.head.status
        guard status == .ok else {
            if let meaning = advice.statuses[status.code] { throw meaning }
            throw CredentialsError(
                status.kind == .serverError || status == .tooManyRequests ? .unavailable : .invalidConfiguration,
                "\(name) answered with HTTP status \(status.code).")
        }
        return reply.body
    }
}
