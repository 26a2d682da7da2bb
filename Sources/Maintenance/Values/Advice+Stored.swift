extension Advice: StoredEnum {
    package enum Name: String, Sendable {
        case start, pause, resume, abort, skip, status, events, previewRollback, operations, lift
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .start(let id): (.start, ["operation": id])
        case .pause(let id): (.pause, ["operation": id])
        case .resume(let id): (.resume, ["operation": id])
        case .abort(let id): (.abort, ["operation": id])
        case .skip(let id, let step, let reason): (.skip, ["operation": id, "step": step, "reason": reason])
        case .status(let id): (.status, ["operation": id])
        case .events(let id): (.events, ["operation": id])
        case .previewRollback(let id): (.previewRollback, ["operation": id])
        case .operations: (.operations, [:])
        case .lift(let restraint): (.lift, ["restraint": restraint])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .start: self = .start(try fields["operation"])
        case .pause: self = .pause(try fields["operation"])
        case .resume: self = .resume(try fields["operation"])
        case .abort: self = .abort(try fields["operation"])
        case .skip: self = .skip(try fields["operation"], try fields["step"], reason: try fields["reason"])
        case .status: self = .status(try fields["operation"])
        case .events: self = .events(try fields["operation"])
        case .previewRollback: self = .previewRollback(try fields["operation"])
        case .operations: self = .operations
        case .lift: self = .lift(try fields["restraint"])
        }
    }
}
