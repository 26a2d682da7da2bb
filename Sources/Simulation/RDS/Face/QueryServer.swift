import Foundation
import HTTPTypes
import Transport

/// Turns one HTTP request into a call on a world, and the outcome into an HTTP reply or a transport error.
struct QueryServer: Sendable {
    struct Answer: Sendable {
        var result: Result<TransportReply, TransportError>
        var latency = Duration.zero
    }

    let secret: String?

    func answer(_ request: TransportRequest, by world: inout RDSWorld, at time: SimulatedTime) -> Answer {
        let identifier = "00000000-0000-4000-8000-" + String(world.callCount + 0x1000_0000_0000, radix: 16)
        let envelope: QueryEnvelope
        let exchange: Exchange<XMLText>
        do throws(RDSFault) {
            let (action, form) = try read(request, in: world.region)
            envelope = QueryEnvelope(action: action, requestIdentifier: identifier)
            exchange = world.exchange(action, at: time) { world throws(RDSFault) in try world.answer(action, form) }
        } catch {
            return Answer(result: .success(QueryEnvelope(action: nil, requestIdentifier: identifier).reply(error)))
        }
        switch exchange.outcome {
        case .reply(let result):
            return Answer(result: .success(envelope.reply(result)), latency: exchange.latency)
        case .fault(let fault):
            return Answer(result: .success(envelope.reply(fault)), latency: exchange.latency)
        case .lost:
            return Answer(result: envelope.loss(exchange.loss ?? .connectionClosed), latency: exchange.latency)
        }
    }

    private func read(
        _ request: TransportRequest, in region: String
    ) throws(RDSFault) -> (RDSAction, QueryForm) {
        guard request.head.method == .post else {
            throw RDSFault(code: "InvalidAction", message: "Only POST is understood here.", httpStatus: 405)
        }
        let signature = try SignatureForm.check(request, secret: secret)
        guard let form = QueryForm(request.body) else {
            throw RDSFault(code: "MalformedQueryString", message: "The body is not a list of names and values.")
        }
        guard let name = form["Action"] else {
            throw RDSFault(code: "MissingAction", message: "The request must contain the parameter Action.")
        }
        guard let action = RDSAction(rawValue: name), action.service != .applicationAutoScaling,
            form["Version"] == action.service.version
        else {
            throw RDSFault(
                code: "InvalidAction",
                message: "The action \(name) is not valid for version \(form["Version"] ?? "(none)").")
        }
        // IAM has one endpoint for all regions ("AWS Identity and Access Management endpoints", AWS General Reference).
        let region = action.service == .iam ? "us-east-1" : region
        guard signature.scope[1] == region, signature.scope[2] == action.service.signingName else {
            throw RDSFault(
                code: "SignatureDoesNotMatch",
                message: "Credential should be scoped to \(region) and \(action.service.signingName).", httpStatus: 403)
        }
        return (action, form)
    }
}

/// The services behind the face, each with its version and namespace.
enum QueryService {
    case rds, sts, cloudWatch, ec2, iam, applicationAutoScaling

    var version: String {
        switch self {
        case .rds: "2014-10-31"
        case .sts: "2011-06-15"
        case .cloudWatch: "2010-08-01"
        case .ec2: "2016-11-15"
        case .iam: "2010-05-08"
        case .applicationAutoScaling: "2016-02-06"
        }
    }

    /// The name of the service in the credential scope.
    var signingName: String {
        switch self {
        case .rds: "rds"
        case .sts: "sts"
        case .cloudWatch: "monitoring"
        case .ec2: "ec2"
        case .iam: "iam"
        case .applicationAutoScaling: "application-autoscaling"
        }
    }

    var namespace: String {
        switch self {
        case .rds: "http://rds.amazonaws.com/doc/2014-10-31/"
        case .sts: "https://sts.amazonaws.com/doc/2011-06-15/"
        case .cloudWatch: "http://monitoring.amazonaws.com/doc/2010-08-01/"
        case .ec2: "http://ec2.amazonaws.com/doc/2016-11-15/"
        case .iam: "https://iam.amazonaws.com/doc/2010-05-08/"
        // It speaks JSON, which has none.
        case .applicationAutoScaling: ""
        }
    }
}

extension RDSAction {
    var service: QueryService {
        switch self {
        case .getCallerIdentity: .sts
        case .getMetricStatistics, .describeAlarms: .cloudWatch
        case .describeScalableTargets, .registerScalableTarget: .applicationAutoScaling
        case .describeRegions, .describeSecurityGroups: .ec2
        case .simulatePrincipalPolicy, .getRole: .iam
        default: .rds
        }
    }
}

/// What AWS puts around results and errors.
struct QueryEnvelope: Sendable {
    let action: RDSAction?
    let requestIdentifier: String

    private var namespace: String { (action?.service ?? .rds).namespace }

    func reply(_ result: XMLText) -> TransportReply {
        let name = action?.rawValue ?? ""
        var xml = XMLText()
        xml.nest(name + "Response", attributes: " xmlns=\"\(namespace)\"") { xml in
            // EC2 puts what it answers into the response itself.
            guard action?.service != .ec2 else {
                xml.add("requestId", requestIdentifier)
                return xml.append(result)
            }
            xml.nest(name + "Result") { $0.append(result) }
            xml.nest("ResponseMetadata") { $0.add("RequestId", requestIdentifier) }
        }
        return reply(200, "text/xml", xml.text)
    }

    func reply(_ fault: RDSFault) -> TransportReply {
        var xml = XMLText()
        if action?.service == .ec2 {
            // EC2 puts errors otherwise than the rest ("Error codes for the Amazon EC2 API", EC2 API Reference).
            xml.nest("Response") { xml in
                xml.nest("Errors") { xml in
                    xml.nest("Error") { xml in
                        xml.add("Code", fault.code)
                        xml.add("Message", fault.message)
                    }
                }
                xml.add("RequestID", requestIdentifier)
            }
            return reply(fault.httpStatus, "text/xml", xml.text)
        }
        xml.nest("ErrorResponse", attributes: " xmlns=\"\(namespace)\"") { xml in
            xml.nest("Error") { xml in
                xml.add("Type", fault.httpStatus < 500 ? "Sender" : "Receiver")
                xml.add("Code", fault.code)
                xml.add("Message", fault.message)
            }
            xml.add("RequestId", requestIdentifier)
        }
        return reply(fault.httpStatus, "text/xml", xml.text)
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
