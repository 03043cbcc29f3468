/** The least that a Java program can do: the measure of what a start costs. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("Token initialization complete.");
    }
}
