import HTTPTypes
package import Transport

/// One address for several services, as `AWS_ENDPOINT_URL` names it: a request goes to the service that it is signed
/// for.
package struct ServiceRouter: HTTPTransport {
    private let services: [String: any HTTPTransport]
    private let others: any HTTPTransport

    /// - Parameters:
    ///   - services: by the name in the credential scope: `route53`, `secretsmanager`.
    ///   - others: who answers all other requests, unsigned ones as well.
    package init(_ services: [String: any HTTPTransport], others: any HTTPTransport) {
        self.services = services
        self.others = others
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let signature = request.head.headerFields[.authorization].flatMap { SignatureForm.Signature($0) }
        let service = signature.flatMap { services[$0.scope[2]] }
        return try await (service ?? others).send(request)
    }
}
