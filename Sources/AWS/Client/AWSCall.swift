package import Foundation
package import HTTPTypes
internal import Transport

/// One call as it goes over the wire, whatever the service's protocol, before it is addressed, signed and sent.
package struct AWSCall: Sendable {
    /// What repeating the call may do, which decides what is retried and how long an answer may take.
    package enum Kind: String, Sendable {
        /// Repeating it changes nothing.
        case read
        /// Repeated only when it is certain that nothing was executed.
        case mutating
    }

    /// How the service writes why it refuses a call.
    package enum ErrorForm: Sendable {
        case xml
        case json
    }

    package var service: AWSService
    package var action: String
    package var kind: Kind
    /// False for the few calls that carry their own proof of identity (AssumeRoleWithWebIdentity).
    package var isSigned = true
    package var method = HTTPRequest.Method.post
    /// What comes after the endpoint, percent-encoded, with the query.
    package var path = "/"
    package var fields = HTTPFields()
    package var body = Data()
    package var errorForm = ErrorForm.xml
    /// Which page of a list it asks for, from 1.
    package var page = 1

    package init(service: AWSService, action: String, kind: Kind) {
        self.service = service
        self.action = action
        self.kind = kind
    }

    /// The HTTP request for one attempt at the call, signed unless `identity` is nil.
    func request(
        to target: EndpointResolver.Resolution, as identity: Credentials?, at date: Date, timeouts: AWSTimeouts
    ) -> TransportRequest {
        var head = HTTPRequest(
            method: method, scheme: target.endpoint.scheme, authority: target.endpoint.authority,
            path: target.endpoint.path(appending: path), headerFields: fields)
        if let identity {
            let signer = RequestSigner(
                credentials: identity, region: target.signingRegion, service: service.signingName)
            head = signer.sign(head, body: body, at: date)
        }
        return TransportRequest(
            head: head, body: body, connectTimeout: timeouts.connect, totalTimeout: timeouts.total(for: kind))
    }
}
