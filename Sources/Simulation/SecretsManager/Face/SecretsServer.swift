import Foundation
import HTTPTypes
import Transport

/// Turns one HTTP request in the AWS JSON protocol 1.1 into a call on the secrets of a region, and the outcome into a
/// reply.
struct SecretsServer: Sendable {
    private static let service = "secretsmanager"
    private static let contentType = "application/x-amz-json-1.1"

    let secret: String?

    func answer(
        _ request: TransportRequest, by world: inout SecretsWorld, at time: SimulatedTime
    ) -> QueryServer.Answer {
        let exchange: Exchange<Data>
        do throws(RDSFault) {
            let (action, body) = try read(request, in: world.region)
            exchange = world.exchange(action, at: time) { world throws(RDSFault) in
                Self.data(try world.answer(action, body))
            }
        } catch {
            return QueryServer.Answer(result: .success(reply(error)))
        }
        let result: Result<TransportReply, TransportError> =
            switch exchange.outcome {
            case .reply(let data): .success(reply(200, data))
            case .fault(let fault): .success(reply(fault))
            case .lost: loss(exchange.loss ?? .connectionClosed)
            }
        return QueryServer.Answer(result: result, latency: exchange.latency)
    }

    private func read(
        _ request: TransportRequest, in region: String
    ) throws(RDSFault) -> (SecretsAction, [String: Any]) {
        let signature = try SignatureForm.check(request, secret: secret)
        guard let name = JSONServer.target.flatMap({ request.head.headerFields[$0] }),
            name.hasPrefix(Self.service + "."),
            let action = SecretsAction(rawValue: String(name.dropFirst(Self.service.count + 1)))
        else {
            throw RDSFault(code: "UnknownOperationException", message: "There is no such operation.")
        }
        guard request.head.headerFields[.contentType] == Self.contentType,
            let body = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any]
        else {
            throw RDSFault(code: "SerializationException", message: "The body is no JSON object.")
        }
        guard signature.scope[1] == region, signature.scope[2] == Self.service else {
            throw RDSFault(
                code: "InvalidSignatureException",
                message: "Credential should be scoped to \(region) and \(Self.service).")
        }
        return (action, body)
    }

    /// The codes of the JSON protocol differ from those in XML ("Common Errors", Secrets Manager API Reference).
    private func reply(_ fault: RDSFault) -> TransportReply {
        let codes = [
            "AccessDenied": "AccessDeniedException", "Throttling": "ThrottlingException",
            "ExpiredToken": "ExpiredTokenException", "SignatureDoesNotMatch": "InvalidSignatureException",
        ]
        return reply(400, Self.data(["__type": codes[fault.code] ?? fault.code, "Message": fault.message]))
    }

    private func loss(_ loss: Loss) -> Result<TransportReply, TransportError> {
        switch loss {
        case .timedOut:
            .failure(TransportError(.timedOut, "No reply came in time.", delivery: .unknown))
        case .connectionClosed:
            .failure(TransportError(.connectionLost, "The connection was closed.", delivery: .unknown))
        case .serverError:
            .success(
                reply(500, Self.data(["__type": "InternalServiceError", "Message": "An internal error occurred."])))
        case .htmlServerError:
            .success(
                reply(
                    503, Data("<html><body><b>Http/1.1 Service Unavailable</b></body></html>".utf8), type: "text/html"))
        }
    }

    private static func data(_ members: [String: Any]) -> Data {
        (try? JSONSerialization.data(withJSONObject: members, options: .sortedKeys)) ?? Data("{}".utf8)
    }

    private func reply(_ status: Int, _ body: Data, type: String = contentType) -> TransportReply {
        var head = HTTPResponse(status: .init(code: status))
        head.headerFields[.contentType] = type
        return TransportReply(head: head, body: body)
    }
}
