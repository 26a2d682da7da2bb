import Engine
import Testing

/// Expects a journal to refuse with a code and a sentence.
func expectRefusal(
    _ code: JournalError.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    let error = await #expect(throws: JournalError.self, sourceLocation: sourceLocation) { try await body() }
    #expect(error?.code == code, "\(error?.description ?? "nothing")", sourceLocation: sourceLocation)
    #expect(error?.message.hasSuffix(".") ?? false, "\(error?.description ?? "")", sourceLocation: sourceLocation)
}
