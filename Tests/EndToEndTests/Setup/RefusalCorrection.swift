import Transport

/// What AWS refuses and moto does.
struct RefusalCorrection: Correction {
    let action: String
    let code: String
    let message: String

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        call.action == action ? .fault(code, message) : nil
    }
}
