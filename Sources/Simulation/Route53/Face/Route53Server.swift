import Foundation
import HTTPTypes
import Transport

/// Turns one HTTP request into a call on the zones of an account, and the outcome into a reply or a transport error.
struct Route53Server: Sendable {
    let secret: String?

    func answer(
        _ request: TransportRequest, by world: inout Route53World, at time: SimulatedTime
    ) -> QueryServer.Answer {
        let identifier = "00000000-0000-4000-8000-" + String(world.callCount + 0x1000_0000_0000, radix: 16)
        let envelope = Route53Envelope(requestIdentifier: identifier)
        let read: Route53Request
        do throws(RDSFault) {
            read = try self.read(request)
        } catch {
            return QueryServer.Answer(result: .success(envelope.reply(error)))
        }
        let exchange = world.exchange(read.action, at: time) { world throws(RDSFault) in try world.answer(read) }
        let result: Result<TransportReply, TransportError> =
            switch exchange.outcome {
            case .reply(let xml): .success(envelope.reply(xml, to: read.action))
            case .fault(let fault): .success(envelope.reply(fault))
            case .lost: envelope.loss(exchange.loss ?? .connectionClosed)
            }
        return QueryServer.Answer(result: result, latency: exchange.latency)
    }

    private func read(_ request: TransportRequest) throws(RDSFault) -> Route53Request {
        let signature = try SignatureForm.check(request, secret: secret)
        // One endpoint for all regions ("Amazon Route 53 endpoints and quotas", AWS General Reference).
        guard signature.scope[1] == "us-east-1", signature.scope[2] == "route53" else {
            throw RDSFault(
                code: "SignatureDoesNotMatch", message: "Credential should be scoped to us-east-1 and route53.",
                httpStatus: 403)
        }
        guard let read = Route53Request(request) else {
            throw RDSFault(
                code: "UnknownOperationException", message: "There is no such resource, or it has no such method.",
                httpStatus: 404)
        }
        return read
    }
}

/// What Route 53 puts around results and errors.
struct Route53Envelope: Sendable {
    let requestIdentifier: String

    private static let namespace = " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\""

    func reply(_ result: XMLText, to action: Route53Action) -> TransportReply {
        var xml = XMLText()
        xml.nest(action.rawValue + "Response", attributes: Self.namespace) { $0.append(result) }
        return reply(200, "text/xml", "<?xml version=\"1.0\"?>\n" + xml.text)
    }

    func reply(_ fault: RDSFault) -> TransportReply {
        var xml = XMLText()
        xml.nest("ErrorResponse", attributes: Self.namespace) { xml in
            xml.nest("Error") { xml in
                xml.add("Type", fault.httpStatus < 500 ? "Sender" : "Receiver")
                xml.add("Code", fault.code)
                xml.add("Message", fault.message)
            }
            xml.add("RequestId", requestIdentifier)
        }
        return reply(fault.httpStatus, "text/xml", "<?xml version=\"1.0\"?>\n" + xml.text)
    }

    func loss(_ loss: Loss) -> Result<TransportReply, TransportError> {
        switch loss {
        case .timedOut:
            .failure(TransportError(.timedOut, "No reply came in time.", delivery: .unknown))
        case .connectionClosed:
            .failure(TransportError(.connectionLost, "The connection was closed.", delivery: .unknown))
        case .serverError:
            .success(reply(RDSFault(code: "InternalFailure", message: "An internal error occurred.", httpStatus: 500)))
        case .htmlServerError:
            .success(reply(503, "text/html", "<html><body><b>Http/1.1 Service Unavailable</b></body></html>"))
        }
    }

    private func reply(_ status: Int, _ type: String, _ body: String) -> TransportReply {
        var head = HTTPResponse(status: .init(code: status))
        head.headerFields[.contentType] = type
        if let field = HTTPField.Name("x-amzn-RequestId") { head.headerFields[field] = requestIdentifier }
        return TransportReply(head: head, body: Data(body.utf8))
    }
}
