package import Maintenance

extension Post.Content: StoredEnum {
    package enum Name: String, Sendable {
        case notice, reply, sentence, declined, parked, file, document, summary, pin
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .notice(let notice): (.notice, ["notice": notice])
        case .reply(let blocks): (.reply, ["blocks": blocks])
        case .sentence(let text): (.sentence, ["text": text])
        case .declined(let why, let to): (.declined, ["why": why, "to": to])
        case .parked(let operation, let fault, let to):
            (.parked, ["operation": operation, "fault": fault, "to": to])
        case .file(let name, let comment): (.file, ["name": name, "comment": comment])
        case .document(let name, let comment, let text):
            (.document, ["name": name, "comment": comment, "text": text])
        case .summary: (.summary, [:])
        case .pin(let message): (.pin, ["message": message])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .notice: self = .notice(try fields["notice"])
        case .reply: self = .reply(try fields["blocks"])
        case .sentence: self = .sentence(try fields["text"])
        case .declined: self = .declined(try fields["why"], to: try fields["to"])
        case .parked:
            self = .parked(try fields["operation"], fault: try fields["fault"], to: try fields["to"])
        case .file: self = .file(name: try fields["name"], comment: try fields["comment"])
        case .document:
            self = .document(name: try fields["name"], comment: try fields["comment"], text: try fields["text"])
        case .summary: self = .summary
        case .pin: self = .pin(message: try fields["message"])
        }
    }
}

extension Post.Declined: StoredEnum {
    package enum Name: String, Sendable {
        case refused, unreadable
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .refused(let refusal): (.refused, ["refusal": refusal])
        case .unreadable(let reason): (.unreadable, ["reason": reason])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .refused: self = .refused(try fields["refusal"])
        case .unreadable: self = .unreadable(try fields["reason"])
        }
    }
}

extension Delivery: StoredEnum {
    package enum Name: String, Sendable {
        case waiting, sending, shown, failed, settled
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .waiting: (.waiting, [:])
        case .sending(let since, let file): (.sending, ["since": since, "file": file])
        case .shown(let message, let digest, let at): (.shown, ["message": message, "digest": digest, "at": at])
        case .failed(let reason): (.failed, ["reason": reason])
        case .settled(let message): (.settled, ["message": message])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .waiting: self = .waiting
        case .sending: self = .sending(since: try fields["since"], file: try fields.optional("file"))
        case .shown: self = .shown(message: try fields["message"], digest: try fields["digest"], at: try fields["at"])
        case .failed: self = .failed(try fields["reason"])
        case .settled: self = .settled(message: try fields["message"])
        }
    }
}
