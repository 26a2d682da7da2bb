package import Maintenance

extension EngineState {
    /// Names a question to the outside until it is answered.
    package struct AskID: Hashable, Sendable {
        let number: Int
    }

    /// Names something that is to be recorded until that is done or has failed.
    package struct CommitID: Hashable, Sendable {
        let number: Int
    }

    /// Names what somebody asked of the engine until it is answered.
    package struct CallID: Hashable, Sendable {
        let number: Int

        package init(_ number: Int) { self.number = number }
    }

    /// What a shell tells: something was asked for, was read, was recorded, was called, or its time has come.
    package enum Input: Sendable {
        /// What the journal holds, at the start.
        case loaded([Operation], restraints: Restraints, posts: [PostRecord])
        /// The policies that hold from now on; told before whatever is decided by them.
        case policies(Policies)
        /// The clock was set since what was told before: forward, or back where it is negative.
        case clockSet(by: Span)
        /// The time that a `wake` named has come.
        case due
        case answered(AskID, Answer)
        case committed(CommitID)
        /// Nothing was recorded: what was decided is dropped.
        case commitFailed(CommitID, JournalError)
        case performed(Clearance, CallOutcome)
        case called(CallID, Call)
    }

    /// What a shell carries out. Whatever depends on a record comes only after the shell has told that it is durable.
    package enum Effect: Sendable {
        case ask(AskID, Ask)
        case commit(CommitID, Entry)
        /// Records how far a post is, and nothing else.
        case record(CommitID, Delivery, of: PostID)
        case perform(Clearance)
        /// `due` is to be told at this time; an earlier one that is still to come takes precedence.
        case wake(at: Timestamp)
        /// There may be something to post, or to show anew.
        case post
        case reply(CallID, Reply)
        case report(Report)
    }

    /// A question to the outside.
    package enum Ask: Sendable, Equatable {
        /// Questions about the world, in one shared reading.
        case questions(Set<AnyQuestion>, for: AskPurpose)
        /// The place that a region is; `nil` for the configured region.
        case place(region: String?)
        /// A message with its reactions, and who counts of those who reacted.
        case reactions(ReactionQuery)
        /// A new short id, and whether an operation of that id is recorded.
        case newID
        case operation(OperationID)
        /// What came of a request before.
        case recordedAnswer(KeyedRequest)
        /// The newest operations, over or not.
        case operations(limit: Int)
        /// The newest operations on a target that are over, looked for among the newest of all.
        case pastOperations(on: Target, limit: Int, among: Int)
        /// An operation as it is stored, held against its events.
        case examination(OperationID)
        /// The next lines of the whole log.
        case walk(LogWalk, lines: Int)
    }

    package enum Answer: Sendable {
        case answers(Answers)
        case place(Result<Place, FleetError>)
        case reactions(ReactionReading)
        case newID(Result<(id: OperationID, isTaken: Bool), JournalError>)
        case operation(Result<Operation?, JournalError>)
        case recordedAnswer(Result<RecordedAnswer?, JournalError>)
        case operations(Result<[Operation], JournalError>)
        case pastOperations(Result<[PastOperation], JournalError>)
        case examination(Result<LogFlaw?, JournalError>)
        case walk(Result<LogWalk, JournalError>)
    }

    /// What somebody asks of the engine; `answering` is what it is recorded as the answer to, in the same commit.
    package enum Call: Sendable {
        case propose(
            OperationRequest, Origin, answering: RequestKey?, posts: @Sendable (Operation) -> [Post])
        /// Makes a plan and records nothing.
        case preview(OperationRequest)
        case instruct(
            OperationID, Instruction, by: PersonID, answering: RequestKey?,
            posts: @Sendable (Operation) -> [Post])
        case restrain(RestraintChange, answering: RequestKey?, posts: [Post])
        /// Marks a message as answered and queues the answers.
        case answer(InboxMessage.ID, [Post])
        /// Records how far a post is; `shown` is what the chat returned for it.
        case delivered(Post, Delivery, shown: ShownMessage?)
    }

    package enum Reply: Sendable {
        case operation(Operation)
        case plan(Plan)
        case done
        case failed(EngineError)
    }

    /// Something for the log.
    package struct Report: Sendable, Equatable {
        package enum Severity: Sendable, Equatable {
            case warning
            case error
            /// A fault of the program.
            case fault
        }

        package var severity: Severity
        package var message: String
        package var operation: OperationID?
        package var error: String
    }
}

extension EngineState.Call {
    /// The request that it is recorded as the answer to, by the name that a caller gave it.
    var keyedRequest: KeyedRequest? {
        switch self {
        case .propose(_, _, let key, _), .instruct(_, _, _, let key, _), .restrain(_, let key, _):
            if case .request(let request)? = key { request } else { nil }
        case .preview, .answer, .delivered: nil
        }
    }
}
