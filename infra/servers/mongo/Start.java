import de.bwaldvogel.mongo.*;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** Arguments: PORT (0: a free one) and, to keep the documents, FILE. Prints the port once it listens. */
public class Start {
    public static void main(String[] args) {
        MongoBackend backend = args.length > 1 ? new H2Backend(args[1]) : new MemoryBackend();
        MongoServer server = new MongoServer(backend.version(new Announced()));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind("127.0.0.1", Integer.parseInt(args[0]));
        System.out.println("mongo-protocol listens on " + server.getLocalAddress().getPort());
    }

    /** The driver wants wire version 9 or newer; the library's own constants stop at 8. */
    static class Announced implements MongoVersion {
        public List<Integer> getVersionArray() { return List.of(5, 0, 0); }
        public int getWireVersion() { return 13; }
    }
}
