internal import Foundation
internal import HTTPTypes
internal import Transport

extension AWSCall {
    /// The HTTP request for one attempt at the call, signed unless `identity` is nil.
    func request(
        to target: EndpointResolver.Resolution, as identity: Credentials?, at date: Date, timeouts: AWSTimeouts
    ) -> TransportRequest {
        let form = QueryForm.encode([("Action", action), ("Version", service.apiVersion)] + parameters)
        var head = HTTPRequest(
            method: .post, scheme: target.endpoint.scheme, authority: target.endpoint.authority,
            path: target.endpoint.path())
        head.headerFields[.contentType] = "application/x-www-form-urlencoded; charset=utf-8"
        if let identity {
            let signer = RequestSigner(
                credentials: identity, region: target.signingRegion, service: service.signingName)
            head = signer.sign(head, body: form, at: date)
        }
        return TransportRequest(
            head: head, body: form, connectTimeout: timeouts.connect, totalTimeout: timeouts.total(for: kind))
    }
}
