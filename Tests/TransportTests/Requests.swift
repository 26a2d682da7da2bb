import Foundation
import HTTPTypes

@testable import Transport

/// A request to a loopback server, short-lived unless told otherwise.
func request(
    _ method: HTTPRequest.Method, _ authority: String, _ path: String = "/", scheme: String = "http",
    headers: [(String, String)] = [], body: String = "", within total: Duration = .seconds(10)
) -> TransportRequest {
    var fields = HTTPFields()
    for (name, value) in headers {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name.") }
        fields.append(HTTPField(name: name, value: value))
    }
    let head = HTTPRequest(method: method, scheme: scheme, authority: authority, path: path, headerFields: fields)
    return TransportRequest(head: head, body: Data(body.utf8), totalTimeout: total)
}

/// A GET request.
func request(
    _ authority: String, _ path: String = "/", scheme: String = "http", headers: [(String, String)] = [],
    body: String = "", within total: Duration = .seconds(10)
) -> TransportRequest {
    request(.get, authority, path, scheme: scheme, headers: headers, body: body, within: total)
}

extension HTTPTransport {
    /// The error that a request ends with; nil when it was answered.
    func failure(of request: TransportRequest) async -> TransportError? {
        do throws(TransportError) {
            _ = try await send(request)
            return nil
        } catch {
            return error
        }
    }
}

extension TransportError {
    /// Code and delivery, without the words.
    var verdict: String { "\(code.rawValue) \(delivery.rawValue)" }
}

extension TransportReply {
    var text: String { String(decoding: body, as: UTF8.self) }
}
